using System.Collections.Immutable;
using System.Globalization;

namespace Assay.Scoring.Models.Judging;

/// <summary>A reply of a model to an answer, after code has checked it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Paid">The reply as it was paid for.</param>
/// <param name="Void">Why it counts for nothing, or null.</param>
/// <param name="Criteria">The votes on criteria that hold.</param>
/// <param name="Items">The votes on rubric items that hold.</param>
internal sealed record JudgedSample(int Number, PaidResult Paid, string? Void, ImmutableArray<Vote> Criteria, ImmutableArray<Vote> Items)
{
    public const string Refused = "refused";

    public const string Truncated = "truncated";

    public const string Unreadable = "unreadable";

    public const string EvidenceFailed = "evidence_failed";

    // A few words show where to look; the answer itself is stored elsewhere.
    private const int MostQuoteCharacters = 160;

    private const int MostQuotes = 5;

    /// <summary>True when it is a verdict, whether or not its evidence held.</summary>
    public bool IsVerdict => Void is null or EvidenceFailed;

    /// <summary>True when another try may well bring a verdict.</summary>
    public bool IsWorthRepeating => Void is Truncated or Unreadable;

    /// <summary>Checks a reply.</summary>
    public static JudgedSample Of(int number, PaidResult paid, AnswerPrompt prompt, JudgedText text)
    {
        var ended = paid.Reply.Ending switch
        {
            ModelEnding.Refused => Refused,
            ModelEnding.Truncated => Truncated,
            _ => null,
        };
        if (ended is not null || VerdictReply.Read(paid.Reply.Text, prompt.Analyst, prompt.Items.Length) is not { } reply)
            return new(number, paid, ended ?? Unreadable, [], []);
        var criteria = Holding(reply.Criteria.Select(verdict => (verdict.Criterion, verdict.Level, verdict.Reason, verdict.Quote)), text);
        var items = Holding(
            reply.Items.GroupBy(verdict => verdict.Item).Where(group => group.Count() == 1).Select(group => group.Single())
                .Select(verdict => (verdict.Item.ToString(CultureInfo.InvariantCulture), verdict.Level, "", verdict.Quote)),
            text);
        return new(number, paid, criteria.IsEmpty ? EvidenceFailed : null, criteria, items);
    }

    /// <summary>What is kept of it.</summary>
    public ModelSample ToStored() => new()
    {
        Number = Number,
        Criteria = [.. Criteria.Select(vote => new CriterionScore(vote.On, Rounding.Unit((decimal)vote.Level / VerdictReply.MostLevel)))],
        Quotes = [.. Criteria.Concat(Items).Select(vote => vote.Evidence?.Text).OfType<string>().Distinct().Take(MostQuotes).Select(Shortened)],
        Void = Void,
        InputTokens = Paid.Reply.InputTokens,
        OutputTokens = Paid.Reply.OutputTokens,
        CostUsd = Paid.CostUsd,
        Latency = Paid.Reply.Latency,
    };

    // A verdict above 0 must show what it rests on; finding nothing needs no proof.
    private static ImmutableArray<Vote> Holding(IEnumerable<(string On, int Level, string Reason, string Quote)> verdicts, JudgedText text) =>
    [
        .. verdicts.Select(verdict => new Vote(verdict.On, verdict.Level, verdict.Reason, verdict.Level == 0 ? null : text.Find(verdict.Quote)))
            .Where(vote => vote.Level == 0 || vote.Evidence is not null),
    ];

    private static string Shortened(string quote) =>
        quote.Length <= MostQuoteCharacters ? quote : quote[..(char.IsHighSurrogate(quote[MostQuoteCharacters - 1]) ? MostQuoteCharacters - 1 : MostQuoteCharacters)] + " …";
}
