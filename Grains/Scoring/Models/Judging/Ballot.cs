namespace Assay.Scoring.Models.Judging;

/// <summary>The votes on one criterion or rubric item: their median, how far they lie apart, and the vote that stands for them.</summary>
internal sealed class Ballot
{
    private readonly List<Vote> _votes;

    public Ballot(IEnumerable<Vote> votes) => _votes = [.. votes.OrderBy(vote => vote.Level)];

    public int Count => _votes.Count;

    /// <summary>Levels between the lowest and the highest vote.</summary>
    public int Spread => Count == 0 ? 0 : _votes[^1].Level - _votes[0].Level;

    /// <summary>The median as a score 0..1; the mean of the two in the middle of an even number; 0 without votes.</summary>
    public decimal Score => Count == 0 ? 0 : Rounding.Unit((_votes[(Count - 1) / 2].Level + _votes[Count / 2].Level) / (2m * VerdictReply.MostLevel));

    /// <summary>The vote in the middle, the lower one of two; null without votes.</summary>
    public Vote? Middle => Count == 0 ? null : _votes[(Count - 1) / 2];
}
