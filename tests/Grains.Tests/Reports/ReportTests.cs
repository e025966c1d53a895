using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Assessments;
using Assay.Grains.Tests.Scoring;
using Assay.Reports;
using Assay.Scoring;
using Assay.Submissions;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Grains.Tests.Reports;

[Properties(Arbitrary = [typeof(ScoringCases)], MaxTest = 100)]
public sealed partial class ReportTests
{
    [Fact]
    public async Task A_report_has_every_section()
    {
        var report = await Write(Sample, SampleAnswers);
        Assert.Equal(("report_0a1b.1.0", "eval_0a1b.1.0", "deterministic-v1", null), (report.Id, report.EvaluationId, report.GenerationMethod, report.Model));
        Assert.StartsWith("In “Networks” the candidate reached 9.5 of 22 points (43.18 %), in the band “Developing”.", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.Contains("Of 6 questions, 4 were graded, 1 was left unanswered and 1 waits for a reviewer.", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.Contains("provisional", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.Equal(6, report.DetailedAnalysis.Split("\n\n").Length);
        Assert.Equal(["networking", "routing", "python"], report.Competencies.Select(skill => skill.Slug));
        Assert.Equal(["basics", "protocols"], report.SubSkills.Select(skill => skill.Slug));
        Assert.NotEmpty(report.Strengths);
        Assert.NotEmpty(report.AreasForDevelopment);
        Assert.NotEmpty(report.Recommendations);
    }

    [Fact]
    public async Task A_skill_has_its_points_its_category_and_whether_it_may_change()
    {
        var skills = (await Write(Sample, SampleAnswers)).Competencies;
        Assert.Equal(new SkillScore("networking", "Networking", 2, 3, 66.666667m, "good", false), skills[0]);
        Assert.Equal(new SkillScore("routing", "Routing", 7.5m, 14, 53.571429m, "average", false), skills[1]);
        Assert.Equal(new SkillScore("python", "Python", 0, 5, 0, "unsatisfactory", true), skills[2]);
    }

    [Theory]
    [InlineData(39, "unsatisfactory")]
    [InlineData(40, "average")]
    [InlineData(59, "average")]
    [InlineData(60, "good")]
    [InlineData(84, "good")]
    [InlineData(85, "exceptional")]
    public async Task A_category_begins_where_the_contract_says(int score, string category)
    {
        var grader = new ScriptedGrader(_ => ScriptedGrader.Graded(("explanationQuality", score / 100m)));
        var report = await Write([Make.Written("q")], [Make.Answer("q", "words")], grader);
        Assert.Equal(category, Assert.Single(report.Competencies).Category);
    }

    [Fact]
    public async Task Strengths_and_areas_carry_their_evidence()
    {
        var report = await Write(Sample, SampleAnswers);
        Assert.Contains(report.Strengths, line => line.StartsWith("Networking: 2 of 3 points (66.67 %). 2 of 2 multiple-choice questions were answered correctly.", StringComparison.Ordinal));
        Assert.Contains(report.AreasForDevelopment, line => line.Contains("did not mention “metric” and “prefix”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_marked_revision_has_its_own_report()
    {
        var evaluation = await Make.Score(Grader, Make.Job(Sample, SampleAnswers));
        evaluation = Make.Scorer(Grader).ApplyMark(evaluation, Make.Mark("c", .8m));
        var report = await Write(Sample, evaluation);
        Assert.Equal(("report_0a1b.1.1", "eval_0a1b.1.1"), (report.Id, report.EvaluationId));
        Assert.DoesNotContain("provisional", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.Contains("1 was marked by a reviewer", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.DoesNotContain("admin@example.org", AllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_invented_for_an_empty_submission()
    {
        var report = await Write(Sample, []);
        Assert.Empty(report.Strengths);
        Assert.Equal((0m, 0m), (report.OverallScore, report.PercentageScore));
        Assert.Contains("6 were left unanswered", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.Contains(report.Recommendations, line => line.Contains("left unanswered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_assessment_without_points_has_a_report_too()
    {
        var report = await Write([Make.Mcq("m", points: 0)], [Make.Answer("m", "b")]);
        Assert.StartsWith("No points were at stake", report.ExecutiveSummary, StringComparison.Ordinal);
        Assert.Empty(report.Strengths);
        Assert.Empty(report.AreasForDevelopment);
        Assert.Single(report.Recommendations);
    }

    [Fact]
    public async Task Answers_are_not_repeated()
    {
        var report = await Write(
            [Make.Written("d", reference: "Routers forward packets by the longest prefix."), Make.Code("c"), Make.Mcq("m")],
            [Make.Answer("d", "Jane Doe says packets, <b>bold</b>"), Make.Answer("c", "print('Jane Doe')"), Make.Answer("m", "Jane Doe")],
            new Assay.Scoring.Embedded.EmbeddedGrader());
        Assert.DoesNotContain("Jane", AllText(report), StringComparison.Ordinal);
        Assert.DoesNotContain("<", AllText(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_evaluation_makes_the_same_report_times_apart()
    {
        var evaluation = await Make.Score(Grader, Make.Job(Sample, SampleAnswers));
        var (first, second) = (await Write(Sample, evaluation), await Write(Sample, evaluation));
        Assert.Equal(AllText(first), AllText(second));
        Assert.Equal(first.Competencies.ToArray(), second.Competencies.ToArray());
    }

    [Fact]
    public async Task Generation_time_is_the_clocks()
    {
        var clock = new FakeTimeProvider(Make.Noon) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(250) };
        var evaluation = await Make.Score(Grader, Make.Job(Sample, SampleAnswers));
        var report = await new DeterministicReportWriter(clock).WriteAsync(Request(Sample, evaluation), CancellationToken.None);
        Assert.True(report.GenerationSeconds > 0);
        Assert.True(report.GeneratedAt > Make.Noon);
    }

    [Property]
    public void Every_figure_in_the_text_comes_from_the_evaluation(ScoringCase scoring)
    {
        var evaluation = scoring.Score();
        var report = Write(scoring.Questions, evaluation).GetAwaiter().GetResult();
        var known = Figures(evaluation, report);
        Assert.All(Number().Matches(AllText(report)).Select(match => match.Value), figure => Assert.Contains(figure, known));
    }

    [Property]
    public void A_report_keeps_to_its_limits(ScoringCase scoring)
    {
        var evaluation = scoring.Score();
        var report = Write(scoring.Questions, evaluation).GetAwaiter().GetResult();
        Assert.InRange(report.Strengths.Length, 0, 5);
        Assert.InRange(report.AreasForDevelopment.Length, 0, 5);
        Assert.InRange(report.Recommendations.Length, 1, 8);
        Assert.Equal((evaluation.TotalPoints, evaluation.Percentage), (report.OverallScore, report.PercentageScore));
        Assert.Equal(evaluation.MaxPoints, report.Competencies.Sum(skill => skill.MaxPoints));
        Assert.All(report.Competencies, skill => Assert.InRange(skill.Percentage, 0, 100));
        Assert.DoesNotContain("<", AllText(report), StringComparison.Ordinal);
        Assert.All(report.Strengths.Concat(report.AreasForDevelopment).Concat(report.Recommendations), line => Assert.EndsWith(".", line, StringComparison.Ordinal));
    }

    private static readonly ScriptedGrader Grader = new(request => request.Question.Id switch
    {
        "d1" => ScriptedGrader.Graded(("explanationQuality", .75m)) with { MatchedTerms = ["router", "table"], Feedback = "The answer covers most of what the reference asks for." },
        "d2" => ScriptedGrader.Graded(("explanationQuality", 0m)) with { MissedTerms = ["metric", "prefix"], Feedback = "The answer covers nothing of what the reference asks for." },
        _ => new() { Verdict = GradeVerdict.HumanReview, ReasonCode = "code_needs_review", Feedback = "Code is not run here, so a reviewer must judge this answer." },
    });

    private static readonly Question[] Sample =
    [
        Make.Mcq("m1") with { Tags = ["basics"] },
        Make.Mcq("m2", points: 1) with { Tags = ["basics", "protocols"] },
        Make.Mcq("m3"),
        Make.Written("d1", points: 10) with { Tags = ["protocols"] },
        Make.Written("d2", points: 4),
        Make.Code("c", points: 5),
    ];

    private static readonly Answer[] SampleAnswers =
    [
        Make.Answer("m1", "b"), Make.Answer("m2", "1"), Make.Answer("d1", "words"), Make.Answer("d2", "words"), Make.Answer("c", "code"),
    ];

    private static async Task<Report> Write(Question[] questions, Answer[] answers, IAnswerGrader? grader = null) =>
        await Write(questions, await Make.Score(grader ?? Grader, Make.Job(questions, answers)));

    private static Task<Report> Write(Question[] questions, Evaluation evaluation) =>
        new DeterministicReportWriter(TimeProvider.System).WriteAsync(Request(questions, evaluation), CancellationToken.None);

    private static ReportRequest Request(Question[] questions, Evaluation evaluation) => new(Make.SubmissionId, Make.Job(questions, []).Assessment, evaluation);

    private static string AllText(Report report) => string.Join(
        '\n', [report.ExecutiveSummary, report.DetailedAnalysis, .. report.Strengths, .. report.AreasForDevelopment, .. report.Recommendations, .. report.Competencies.Select(skill => skill.Category)]);

    private static HashSet<string> Figures(Evaluation evaluation, Report report)
    {
        var counts = Enumerable.Range(0, evaluation.Questions.Length + 1).Select(count => (decimal)count);
        decimal[] sums = [evaluation.TotalPoints, evaluation.MaxPoints, evaluation.Percentage, evaluation.LowestPercentage, evaluation.HighestPercentage];
        var scores = evaluation.Questions.SelectMany(score => new[] { score.Points, score.MaxPoints, ScoreSums.Percentage(score.Points, score.MaxPoints), 100 * (score.SuggestedScore ?? 0) }
            .Concat(score.Criteria.Select(criterion => 100 * criterion.Score)));
        var judged = evaluation.Questions.Where(score => score.Outcome != ScoreOutcome.HumanReview).GroupBy(score => score.Skill)
            .SelectMany(group => new[] { group.Sum(score => score.MaxPoints), ScoreSums.Percentage(group.Sum(score => score.Points), group.Sum(score => score.MaxPoints)) });
        var skills = report.Competencies.Select(skill => skill.Points);
        return [.. counts.Concat(sums).Concat(scores).Concat(judged).Concat(skills).Select(figure => decimal.Round(figure, 2).ToString("0.##", CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
