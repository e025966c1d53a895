using System.Collections.Immutable;

namespace Assay.Queue;

/// <summary>What a walk over the dead letters did, or in a dry run would do.</summary>
/// <param name="Examined">Letters looked at.</param>
/// <param name="Resent">Settled, and their unfinished work set off again.</param>
/// <param name="Settled">Settled, because nothing is left to do for them.</param>
/// <param name="Kept">Left where they are.</param>
/// <param name="Unclear">Of these, letters whose submission could not be asked.</param>
/// <param name="Reasons">Examined letters by reason.</param>
/// <param name="More">True when the bound of one walk ended it: repeat the call.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.LetterCount")]
public sealed record LetterCount(
    int Examined,
    int Resent,
    int Settled,
    int Kept,
    int Unclear,
    ImmutableDictionary<string, int> Reasons,
    bool More);
