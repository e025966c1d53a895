using System.Collections.Immutable;

namespace Assay.Submissions;

/// <summary>One part of an answer sheet that is too large for the submission's own row, keyed <c>part_sub_….hash.n</c>.</summary>
[Alias("assay.ISheetPartGrain")]
public interface ISheetPartGrain : IGrainWithStringKey
{
    /// <summary>Stores the part; a repeat changes nothing, because the key holds the content's hash.</summary>
    /// <param name="bytes">At most 1 MB.</param>
    [Alias("Put")]
    Task Put(ImmutableArray<byte> bytes);

    /// <summary>The part, or null when it was never stored.</summary>
    [Alias("Read")]
    Task<ImmutableArray<byte>?> Read();

    /// <summary>Removes the part.</summary>
    [Alias("Remove")]
    Task Remove();
}
