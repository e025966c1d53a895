using System.Text;

namespace Assay.ServiceBus.Management;

/// <summary>What becomes of a locked message, in the words of <c>update-disposition</c>.</summary>
internal sealed record Settlement(string Status)
{
    // The service takes 4 KB each, and refuses the whole settlement above that.
    private const int MostBytes = 4000;

    public static readonly Settlement Completed = new("completed");
    public static readonly Settlement Abandoned = new("abandoned");

    public string? Reason { get; private init; }

    public string? Description { get; private init; }

    public IReadOnlyDictionary<string, object>? Properties { get; private init; }

    public static Settlement DeadLettered(string reason, string? description, IReadOnlyDictionary<string, object>? properties) => new("suspended")
    {
        Reason = Cut(reason),
        Description = description is null ? null : Cut(description),
        Properties = properties,
    };

    private static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
            return text;
        var (bytes, kept) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytes)
                break;
            bytes += rune.Utf8SequenceLength;
            kept += rune.Utf16SequenceLength;
        }

        return text[..kept];
    }
}
