using Assay.Api.Tests.Http;
using Assay.Scoring;
using Assay.Submissions;
using Assay.Tests.CodeRunnerStandIn;
using Assay.Tests.CodeRunnerStandIn.Faults;

namespace Assay.Api.Tests.Code;

[Collection(CodeCollection.Name)]
public sealed class CodePipelineTests(CodeHost host)
{
    private const string HalfRight = "# standin: when 1 2: print 3\n# standin: print nothing of the kind";
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task Code_that_is_handed_in_is_scored_by_its_test_cases_and_nobody_sees_the_hidden_one()
    {
        var exam = await Exam.CreateAsync(_anyone);
        (await exam.Submit(Exam.Answers(("q3", HalfRight)))).MustBeOk();

        var detail = await host.SettledAsync(exam.SubmissionId);

        var score = detail.Evaluation!.Questions.Single(question => question.QuestionId == "q3");
        Assert.Equal((ScoreOutcome.Graded, 2m, "code-tests"), (score.Outcome, score.Points, score.Grader));
        Assert.Equal([(1, false, "passed"), (2, true, "wrong_output")], score.CodeTests.Select(test => (test.Number, test.Hidden, test.Status)));
        Assert.False(detail.Evaluation.Provisional);
        var admin = await Exam.AdminAsync(_anyone);
        var report = (await admin.Get($"/api/admin/report/autogen/{exam.SubmissionId}")).MustBeOk().Text;
        Assert.Contains("1 of 2 test cases passed (0 of 1 hidden)", report, StringComparison.Ordinal);
        Assert.DoesNotContain(Exam.Secret, report, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing of the kind", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_outage_costs_an_attempt_and_no_point()
    {
        var exam = await Exam.CreateAsync(_anyone);
        host.Runner.Faults.Next(FaultKind.QueueFull, Operation.HandIn);
        (await exam.Submit(Exam.Answers(("q3", HalfRight)))).MustBeOk();

        var detail = await host.SettledAsync(exam.SubmissionId);

        Assert.Equal(2m, detail.Evaluation!.TotalPoints);
        Assert.Equal("code_runner_queue_full", Assert.Single(detail.AttemptHistory).ErrorCode);
    }

    [Fact]
    public async Task An_outage_that_lasts_ends_as_failed_without_a_score_and_a_retry_scores()
    {
        var exam = await Exam.CreateAsync(_anyone);
        host.Runner.Faults.Next(FaultKind.InternalError, Operation.HandIn, 100);
        (await exam.Submit(Exam.Answers(("q3", HalfRight)))).MustBeOk();

        var failed = await host.SettledAsync(exam.SubmissionId);
        host.Runner.Faults.Clear();

        Assert.Equal(StageStatus.Failed, failed.Session.ScoringStatus);
        Assert.Null(failed.Evaluation);
        var admin = await Exam.AdminAsync(_anyone);
        (await admin.Post($"/api/admin/submissions/{exam.SubmissionId}/retry", new { reason = "the runner is back" })).MustBeOk();
        Assert.Equal(2m, (await host.SettledAsync(exam.SubmissionId)).Evaluation!.TotalPoints);
    }
}
