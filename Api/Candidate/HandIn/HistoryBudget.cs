using System.Globalization;
using System.Text;
using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>Events and code runs share 256 KB; what is over it is cut, oldest first, and counted. Answers are never cut.</summary>
internal static class HistoryBudget
{
    public const int Bytes = 256 * 1024;
    private const int OfEvents = -1;

    public static AnswerSheet Fit(List<Answer> answers, List<ProctoringEvent> events, Notes notes)
    {
        var items = events
            .Select((e, i) => new Item(OfEvents, i, When(e.Timestamp), Size(e.Timestamp, e.EventType, e.DetailsJson)))
            .Concat(answers.SelectMany((answer, owner) => answer.CodeSubmissions
                .Select((run, i) => new Item(owner, i, When(run.Timestamp), Size(run.Timestamp, run.Code, run.Output, run.Error)))))
            .OrderByDescending(item => item.When)
            .ThenByDescending(item => item.Index)
            .ToList();

        var left = (long)Bytes;
        var kept = items.TakeWhile(item => (left -= item.Size) >= 0).Select(item => (item.Owner, item.Index)).ToHashSet();
        if (kept.Count == items.Count)
            return new AnswerSheet { Answers = [.. answers], ProctoringEvents = [.. events] };

        notes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"history: the {items.Count - kept.Count} oldest of {items.Count} events and code runs were cut, over {Bytes / 1024} KB"));
        return new AnswerSheet
        {
            Answers = [.. answers.Select((answer, owner) => answer with
            {
                CodeSubmissions = [.. answer.CodeSubmissions.Where((_, i) => kept.Contains((owner, i)))],
            })],
            ProctoringEvents = [.. events.Where((_, i) => kept.Contains((OfEvents, i)))],
        };
    }

    // Clients write ISO-8601; what has no readable time counts as the oldest.
    private static DateTimeOffset When(string? timestamp) =>
        DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
            ? when
            : DateTimeOffset.MinValue;

    private static int Size(params ReadOnlySpan<string?> texts)
    {
        var size = 0;
        foreach (var text in texts)
            size += text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        return size;
    }

    private readonly record struct Item(int Owner, int Index, DateTimeOffset When, int Size);
}
