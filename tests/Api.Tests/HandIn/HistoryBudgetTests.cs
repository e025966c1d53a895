using System.Collections.Immutable;
using System.Globalization;
using Assay.Api.Candidate.HandIn;
using Assay.Submissions;

namespace Assay.Api.Tests.HandIn;

public sealed class HistoryBudgetTests
{
    [Fact]
    public void What_fits_is_kept_as_it_is()
    {
        var notes = new Notes();

        var sheet = HistoryBudget.Fit([Coded("q1", Run(1, 100_000))], [Noticed(2, 100_000)], notes);

        Assert.Single(sheet.Answers[0].CodeSubmissions);
        Assert.Single(sheet.ProctoringEvents);
        Assert.Empty(notes.ToImmutable());
    }

    [Fact]
    public void Over_the_budget_the_oldest_of_events_and_runs_are_cut_and_counted()
    {
        var notes = new Notes();

        var sheet = HistoryBudget.Fit(
            [Coded("q1", Run(1, 100_000), Run(3, 100_000))],
            [Noticed(2, 100_000), Noticed(4, 100_000)],
            notes);

        Assert.Equal([Time(3)], sheet.Answers[0].CodeSubmissions.Select(run => run.Timestamp));
        Assert.Equal([Time(4)], sheet.ProctoringEvents.Select(noticed => noticed.Timestamp));
        Assert.Equal(["history: the 2 oldest of 4 events and code runs were cut, over 256 KB"], notes.ToImmutable().ToArray());
    }

    [Fact]
    public void What_has_no_readable_time_goes_first()
    {
        var sheet = HistoryBudget.Fit(
            [],
            [Noticed(1, 200_000), new ProctoringEvent("yesterday", "tab_switch", new string('x', 200_000))],
            new Notes());

        Assert.Equal([Time(1)], sheet.ProctoringEvents.Select(noticed => noticed.Timestamp));
    }

    [Fact]
    public void Answers_are_never_cut()
    {
        var text = new string('x', 4_000_000);

        var sheet = HistoryBudget.Fit([new Answer { QuestionId = "q1", SubmittedAnswer = text }], [Noticed(1, 300_000)], new Notes());

        Assert.Equal(text, sheet.Answers[0].SubmittedAnswer);
        Assert.Empty(sheet.ProctoringEvents);
    }

    private static Answer Coded(string id, params ImmutableArray<CodeSubmission> runs) =>
        new() { QuestionId = id, SubmittedAnswer = "code", CodeSubmissions = runs };

    private static CodeSubmission Run(int minute, int size) => new(new string('c', size), Time(minute), null, null);

    private static ProctoringEvent Noticed(int minute, int size) => new(Time(minute), "tab_switch", new string('d', size));

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"2026-01-01T10:{minute:00}:00Z");
}
