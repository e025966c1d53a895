using System.Collections.Immutable;
using System.Globalization;

namespace Assay.Scoring.Models.Judging;

/// <summary>The samples of one answer together: the median per criterion, how sure that is, and whether a human must decide.</summary>
internal sealed class Panel
{
    // Levels that samples of one opinion may lie apart.
    private const int MostSpread = 1;

    private readonly IReadOnlyList<JudgedSample> _samples;
    private readonly AnswerPrompt _prompt;
    private readonly int _majority;
    private readonly int _asked;

    /// <param name="samples">All of them, void ones included.</param>
    /// <param name="asked">How many verdicts were wanted.</param>
    /// <param name="prompt">What they were asked.</param>
    public Panel(IReadOnlyList<JudgedSample> samples, int asked, AnswerPrompt prompt)
    {
        _samples = samples;
        _prompt = prompt;
        _asked = asked;
        _majority = (asked / 2) + 1;
        Ballots = [.. prompt.Analyst.Criteria.Select(criterion => (criterion.Name, BallotOn(criterion.Name, sample => sample.Criteria)))];
    }

    /// <summary>True when enough samples are verdicts.</summary>
    public bool HasMajority => _samples.Count(sample => sample.IsVerdict) >= _majority;

    /// <summary>The votes on each criterion, in the rubric's order.</summary>
    public ImmutableArray<(string Criterion, Ballot Ballot)> Ballots { get; }

    /// <summary>The score of each criterion that got a vote.</summary>
    public ImmutableArray<CriterionScore> Criteria =>
        [.. Ballots.Where(entry => entry.Ballot.Count > 0).Select(entry => new CriterionScore(entry.Criterion, entry.Ballot.Score))];

    /// <summary>Where the votes in the middle find their evidence.</summary>
    public ImmutableArray<EvidenceSpan> Evidence =>
        [.. Ballots.Select(entry => Span(entry.Criterion, entry.Ballot)).OfType<EvidenceSpan>()];

    /// <summary>The score of each rubric item that a majority voted on.</summary>
    public ImmutableArray<RubricItemScore> Items =>
    [
        .. _prompt.Items.Select((item, index) => (Item: item, Ballot: BallotOn((index + 1).ToString(CultureInfo.InvariantCulture), sample => sample.Items)))
            .Where(entry => entry.Ballot.Count >= _majority)
            .Select(entry => new RubricItemScore(
                entry.Item.Text, entry.Item.Weight, entry.Ballot.Score, Span(entry.Item.Text, entry.Ballot) is { } span ? [span] : [])),
    ];

    /// <summary>Why a human must decide: a stable code and a sentence; null when the samples suffice.</summary>
    public (string Reason, string Sentence)? Doubt()
    {
        var refusals = _samples.Count(sample => sample.Void == JudgedSample.Refused);
        var verdicts = _samples.Count(sample => sample.IsVerdict);
        if (verdicts < _majority)
        {
            return 2 * refusals >= _samples.Count - verdicts
                ? ("model_refused", "The model refused to judge this answer, so a reviewer must decide.")
                : ("model_unreadable", "The model's verdicts could not be read, so a reviewer must decide.");
        }
        if (Ballots.Any(entry => entry.Ballot.Count < _majority))
            return ("evidence_failed", "What the model quoted does not stand in the answer, so a reviewer must decide.");
        return Ballots.Any(entry => entry.Ballot.Spread > MostSpread)
            ? ("samples_disagree", "The model's verdicts on this answer lie far apart, so a reviewer must decide.")
            : null;
    }

    /// <summary>The share of wanted votes that hold, less a quarter for each level that they lie apart; a single sample knows no spread and counts .7.</summary>
    public decimal Confidence()
    {
        var held = Ballots.Min(entry => entry.Ballot.Count) / (decimal)_asked;
        var spread = Ballots.Max(entry => entry.Ballot.Spread);
        return decimal.Round(Math.Min(1, held) * Math.Max(0, 1 - (.25m * spread)) * (_asked == 1 ? .7m : 1), 2);
    }

    private static EvidenceSpan? Span(string on, Ballot ballot) =>
        ballot.Middle?.Evidence is { } place ? new(on, place.Start, place.Length, 1) : null;

    private Ballot BallotOn(string on, Func<JudgedSample, ImmutableArray<Vote>> votes) =>
        new(_samples.SelectMany(sample => votes(sample).Where(vote => vote.On == on)));
}
