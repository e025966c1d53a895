using Assay.Grains.Tests.Scoring;
using Assay.Reports;
using Assay.Reports.Models;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Reports.Models;

[Properties(Arbitrary = [typeof(ScoringCases)], MaxTest = 100)]
public sealed class ReportCheckTests
{
    [Theory]
    [InlineData("The candidate reached 30.3 % of the points.")]
    [InlineData("About 30 percent, with up to 76 % possible.")]
    [InlineData("In all 3.33 of 11 points; routing got 1.33 of 4.")]
    [InlineData("Of 3 questions 1 waits, see question 3.")]
    [InlineData("IPv4 was named, question 1 was right and questions 2 and 3 were not.")]
    [InlineData("The result is in the band “Below expectations”.")]
    [InlineData("Graded 0.33 in routing.")]
    [InlineData("A strong start and a solid effort.")]
    public async Task What_the_evaluation_holds_may_be_said(string summary) => Assert.Equal("model-v1", (await ModelReports.WriteAsync(ModelReports.Reply(summary))).GenerationMethod);

    [Theory]
    [InlineData("The candidate reached 95 % of the points.", "unknown_score")]
    [InlineData("The candidate reached 31 percent.", "unknown_score")]
    [InlineData("The candidate reached 30.33 %.", "unknown_score")]
    [InlineData("The candidate reached 9.5 points.", "unknown_score")]
    [InlineData("The candidate reached 10 of 11 points.", "unknown_score")]
    [InlineData("The candidate reached 3 of 11 points.", "unknown_score")]
    [InlineData("The candidate earned 3 points.", "unknown_score")]
    [InlineData("The candidate scored a clear 10.", "unknown_score")]
    [InlineData("An overall rating of 4.5 is due.", "unknown_score")]
    [InlineData("It took 17 attempts.", "unknown_score")]
    [InlineData("The candidate reached ninety percent.", "unknown_score")]
    [InlineData("The candidate earned full marks.", "unknown_score")]
    [InlineData("The candidate reached ９５ %.", "unknown_score")]
    [InlineData("The candidate reached ٩٥ %.", "unknown_score")]
    [InlineData("The result is in the band “Exceptional”.", "unknown_score")]
    [InlineData("An Exceptional band result.", "unknown_score")]
    [InlineData("Question 4 was answered well.", "unknown_question")]
    [InlineData("Questions 1 and 7 were answered well.", "unknown_question")]
    [InlineData("I recommend to hire this candidate.", "hiring_advice")]
    [InlineData("A strong h​ire.", "hiring_advice")]
    [InlineData("The candidate should be rejected.", "hiring_advice")]
    [InlineData("Move forward with the candidate.", "hiring_advice")]
    [InlineData("Extend an offer soon.", "hiring_advice")]
    [InlineData("More at https://example.org/cv.", "address")]
    [InlineData("Write to me@example.org.", "address")]
    [InlineData("", "incomplete")]
    public async Task Anything_else_may_not(string summary, string why)
    {
        Assert.Equal($"deterministic-v1 (model text rejected: {why})", (await ModelReports.WriteAsync(ModelReports.Reply(summary))).GenerationMethod);
        if (summary.Length > 0)
            Assert.Equal($"deterministic-v1 (model text rejected: {why})", (await ModelReports.WriteAsync(ModelReports.Reply(recommendations: [summary]))).GenerationMethod);
    }

    [Fact]
    public async Task Another_questions_or_skills_figures_are_unknown_where_they_are_said()
    {
        const string Why = "deterministic-v1 (model text rejected: unknown_score)";
        Assert.Equal(Why, (await ModelReports.WriteAsync(ModelReports.Reply(question: "It reached 100 %."))).GenerationMethod);
        Assert.Equal(Why, (await ModelReports.WriteAsync(ModelReports.Reply(area: "It reached 2 of 2 points."))).GenerationMethod);
        Assert.Equal(Why, (await ModelReports.WriteAsync(ModelReports.Reply(strength: "It reached 33.33 %."))).GenerationMethod);
        Assert.Equal("model-v1", (await ModelReports.WriteAsync(ModelReports.Reply(area: "It reached 33 %."))).GenerationMethod);
    }

    [Fact]
    public async Task Questions_and_skills_that_do_not_exist_are_unknown()
    {
        Assert.Equal("deterministic-v1 (model text rejected: unknown_question)", (await ModelReports.WriteAsync(ModelReports.Reply(number: 4))).GenerationMethod);
        Assert.Equal("deterministic-v1 (model text rejected: unknown_question)", (await ModelReports.WriteAsync(ModelReports.Reply(number: 0))).GenerationMethod);
        Assert.Equal("deterministic-v1 (model text rejected: unknown_skill)", (await ModelReports.WriteAsync(ModelReports.Reply(name: "Leadership"))).GenerationMethod);
        Assert.Equal("deterministic-v1 (model text rejected: unknown_skill)", (await ModelReports.WriteAsync(ModelReports.Reply(name: "Routing"))).GenerationMethod);
    }

    [Fact]
    public async Task Texts_keep_to_their_lengths()
    {
        Assert.Equal("deterministic-v1 (model text rejected: too_long)", (await ModelReports.WriteAsync(ModelReports.Reply(new string('x', 1501)))).GenerationMethod);
        Assert.Equal("deterministic-v1 (model text rejected: incomplete)", (await ModelReports.WriteAsync(ModelReports.Reply(recommendations: ["a", "b", "c", "d", "e", "f"]))).GenerationMethod);
    }

    [Fact]
    public async Task Markup_is_made_harmless()
    {
        var report = await ModelReports.WriteAsync(ModelReports.Reply("Fine <script>alert()</script>\nwork."));
        Assert.Equal("model-v1", report.GenerationMethod);
        Assert.DoesNotContain("<", ModelReports.AllText(report), StringComparison.Ordinal);
    }

    [Property]
    public void Every_sentence_that_code_writes_about_an_evaluation_passes_its_check(ScoringCase scoring)
    {
        var request = new ReportRequest(Make.SubmissionId, Make.Job(scoring.Questions, []).Assessment, scoring.Score());
        var facts = new ReportFacts(request);
        var own = new DeterministicReportWriter(TimeProvider.System).WriteAsync(request, CancellationToken.None).GetAwaiter().GetResult();
        var figures = ReportFigures.All(facts);
        Assert.False(StatedFigures.AreUnknown(ExecutiveSummary.Result(request, facts.Questions), figures, facts.Json), own.ExecutiveSummary);
        Assert.All(facts.Findings.StrongGroups.Concat(facts.Findings.WeakGroups), group =>
            Assert.False(StatedFigures.AreUnknown(Prose.Points(group.Points, group.JudgedPoints), ReportFigures.Of(group), ""), group.Name));
    }

    [Property]
    public void A_percentage_that_is_nowhere_in_an_evaluation_is_always_found_out(ScoringCase scoring, ushort stated)
    {
        var request = new ReportRequest(Make.SubmissionId, Make.Job(scoring.Questions, []).Assessment, scoring.Score());
        var facts = new ReportFacts(request);
        var figures = ReportFigures.All(facts);
        var percentage = stated % 10_000 / 100m;
        Assert.Equal(!figures.HasPercentage(percentage), StatedFigures.AreUnknown(FormattableString.Invariant($"It reached {percentage} %."), figures, facts.Json));
    }
}
