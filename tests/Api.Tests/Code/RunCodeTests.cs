using Assay.Api.Tests.Http;
using Assay.Tests.CodeRunnerStandIn;
using Assay.Tests.CodeRunnerStandIn.Faults;

namespace Assay.Api.Tests.Code;

[Collection(CodeCollection.Name)]
public sealed class RunCodeTests(CodeHost host)
{
    private const string Path = "/api/utils/run-code";
    private readonly Client _anyone = new(host.CreateClient());

    [Fact]
    public async Task A_candidate_runs_code_and_is_told_everything_of_the_contract()
    {
        var exam = await Exam.CreateAsync(_anyone);

        var reply = (await exam.Candidate.Post(Path, new { language = "python", code = "# standin: echo", stdin = "3 4" })).MustBeOk();

        Assert.Equal("""{"success":true,"output":"3 4","error":null,"executionTime":0.012}""", reply.Text);
    }

    [Fact]
    public async Task An_admin_may_and_a_caller_without_a_sound_token_may_not()
    {
        var admin = await Exam.AdminAsync(_anyone);

        (await admin.Post(Path, new { language = "c", code = "// standin: print 1" })).MustBeOk();
        (await _anyone.Post(Path, new { language = "c", code = "x" })).MustBe(401, "invalid_token");
        (await _anyone.With("a.b.c").Post(Path, new { language = "c", code = "x" })).MustBe(401, "invalid_token");
    }

    [Theory]
    [InlineData(6, "main.c:1: error: it does not compile")]
    [InlineData(11, "Traceback: it ended badly")]
    [InlineData(5, "The program took longer than it may.")]
    public async Task A_program_that_fails_is_told_why(int status, string error)
    {
        var exam = await Exam.CreateAsync(_anyone);

        var reply = (await exam.Candidate.Post(Path, new { language = "c", code = $"// standin: status {status}\n// standin: print so far" })).MustBeOk().Json;

        Assert.Equal(
            (false, "so far", error),
            (reply["success"]!.GetValue<bool>(), reply["output"]!.GetValue<string>(), reply["error"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_long_output_is_cut()
    {
        var exam = await Exam.CreateAsync(_anyone);

        var reply = (await exam.Candidate.Post(Path, new { language = "c", code = "// standin: flood 70000" })).MustBeOk().Json;

        Assert.Equal(65_536, reply["output"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("""{"language":"cobol","code":"x"}""", "unknown_language")]
    [InlineData("""{"code":"x"}""", "validation_failed")]
    [InlineData("""{"language":"c"}""", "validation_failed")]
    [InlineData("""{"language":"c","code":" "}""", "validation_failed")]
    [InlineData("""{"language":"c","code":["x"]}""", "validation_failed")]
    [InlineData("""{"language":"c","code":"x","stdin":7}""", "validation_failed")]
    public async Task A_request_that_cannot_be_run_is_refused(string body, string error)
    {
        var exam = await Exam.CreateAsync(_anyone);

        (await exam.Candidate.Post(Path, body)).MustBe(422, error);
    }

    [Fact]
    public async Task Code_over_its_limit_is_refused_unsent()
    {
        var exam = await Exam.CreateAsync(_anyone);
        var before = host.Runner.Programs.All.Count;

        (await exam.Candidate.Post(Path, new { language = "c", code = new string('x', 100_001) })).MustBe(422, "validation_failed");
        (await exam.Candidate.Post(Path, new { language = "c", code = "x", stdin = new string('x', 100_001) })).MustBe(422, "validation_failed");

        Assert.Equal(before, host.Runner.Programs.All.Count);
    }

    [Fact]
    public async Task What_the_runner_refuses_is_refused()
    {
        var exam = await Exam.CreateAsync(_anyone);
        host.Runner.Faults.Next(FaultKind.Unprocessable, Operation.HandIn);

        (await exam.Candidate.Post(Path, new { language = "c", code = "x" })).MustBe(422, "code_refused");
    }

    [Fact]
    public async Task A_runner_that_cannot_be_had_is_a_503_that_says_when_to_come_again()
    {
        var exam = await Exam.CreateAsync(_anyone);
        host.Runner.Faults.Add(new Fault(FaultKind.QueueFull) { Operation = Operation.HandIn, RetryAfter = 30 });

        var full = (await exam.Candidate.Post(Path, new { language = "c", code = "x" })).MustBe(503, "code_runner_queue_full");
        host.Runner.Faults.Next(FaultKind.InternalError, Operation.HandIn);
        (await exam.Candidate.Post(Path, new { language = "c", code = "x" })).MustBe(503, "code_runner_internal_error");

        Assert.Equal(TimeSpan.FromSeconds(30), full.Message.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Each_caller_has_a_share_of_its_own()
    {
        var eager = await Exam.CreateAsync(_anyone);
        var other = await Exam.CreateAsync(_anyone);

        var replies = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => eager.Candidate.Post(Path, new { language = "c", code = "x" })));

        Assert.True(replies.Count(reply => reply.Status == 200) >= 10, string.Join(' ', replies.Select(reply => reply.Status)));
        replies.First(reply => reply.Status != 200).MustBe(429, "rate_limited");
        (await other.Candidate.Post(Path, new { language = "c", code = "x" })).MustBeOk();
    }
}
