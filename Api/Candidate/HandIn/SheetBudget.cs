using System.Collections.Immutable;
using System.Text;
using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>
/// Makes a sheet fit into a row. Events and code history share 256 KB and lose their oldest first; answers are cut only when
/// all together would not fit at all, the longest first. Whatever is cut is counted.
/// </summary>
internal static class SheetBudget
{
    public const int HistoryBytes = 256 * 1024;
    public const int AnswerBytes = 900_000;
    public const int SheetBytes = 1_150_000;

    public static AnswerSheet Fit(List<Answer> answers, List<ProctoringEvent> events, Notes notes)
    {
        var left = SheetBytes - FitAnswers(answers, notes);
        var (keptAnswers, keptEvents) = FitHistory(answers, events, left, notes);
        return new AnswerSheet { Answers = keptAnswers, ProctoringEvents = keptEvents };
    }

    private static int FitAnswers(List<Answer> answers, Notes notes)
    {
        var sizes = answers.ConvertAll(answer => StoredSize.Of(answer.SubmittedAnswer));
        var total = sizes.Sum();
        if (total <= AnswerBytes)
            return total;

        var most = FairShare(sizes, AnswerBytes);
        for (var i = 0; i < answers.Count; i++)
        {
            if (sizes[i] <= most)
                continue;
            answers[i] = answers[i] with { SubmittedAnswer = StoredSize.Cut(answers[i].SubmittedAnswer!, most) };
            notes.Add("answer", i, $"cut to {answers[i].SubmittedAnswer!.Length} characters, the answers are too large together");
        }

        return AnswerBytes;
    }

    // The largest share with which everyone fits: those below it keep all they have.
    private static int FairShare(List<int> sizes, int budget)
    {
        var left = budget;
        var takers = sizes.Count;
        foreach (var size in sizes.Order())
        {
            if (size > left / takers)
                return left / takers;
            left -= size;
            takers--;
        }

        return budget;
    }

    // Walks from the newest backwards; what no longer fits is cut, and everything older with it.
    private static (ImmutableArray<Answer> Answers, ImmutableArray<ProctoringEvent> Events) FitHistory(
        List<Answer> answers, List<ProctoringEvent> events, int storedLeft, Notes notes)
    {
        var items = events
            .Select((e, i) => new Item(e.Timestamp, -1, i, e.Timestamp, e.EventType, e.DetailsJson, null))
            .Concat(answers.SelectMany((a, owner) => a.CodeSubmissions
                .Select((c, i) => new Item(c.Timestamp, owner, i, c.Timestamp, c.Code, c.Output, c.Error))))
            .OrderByDescending(item => item.When)
            .ThenByDescending(item => item.Index)
            .ToList();

        var bytesLeft = HistoryBytes;
        var kept = items
            .TakeWhile(item => (bytesLeft -= item.Bytes) >= 0 && (storedLeft -= item.Stored) >= 0)
            .Select(item => (item.Owner, item.Index))
            .ToHashSet();
        if (kept.Count < items.Count)
            notes.Add($"history: {items.Count - kept.Count} oldest of {items.Count} events and code runs cut, over {HistoryBytes / 1024} KB");

        return (
            [.. answers.Select((a, owner) => a with
            {
                CodeSubmissions = [.. a.CodeSubmissions.Where((_, i) => kept.Contains((owner, i)))],
            })],
            [.. events.Where((_, i) => kept.Contains((-1, i)))]);
    }

    private sealed record Item(string? Timestamp, int Owner, int Index, params string?[] Texts)
    {
        private const int Overhead = 64;

        // Clients write ISO-8601; what has no readable time counts as the oldest.
        public DateTimeOffset When { get; } = DateTimeOffset.TryParse(
            Timestamp, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal, out var when) ? when : DateTimeOffset.MinValue;

        public int Bytes { get; } = Texts.Sum(text => text is null ? 0 : Encoding.UTF8.GetByteCount(text));

        public int Stored { get; } = Overhead + Texts.Sum(StoredSize.Of);
    }
}
