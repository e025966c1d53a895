using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Handing in twice.</summary>
public sealed class DuplicateSubmitTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task Fifty_simultaneous_hand_ins_give_one_accepted_reply_and_one_evaluation()
    {
        var candidate = await Candidate.StartAsync(_host);

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => candidate.SubmitAsync($"request-{number}")));
        var detail = await candidate.ReportedAsync();

        Assert.Single(replies, reply => !reply.AlreadyCompleted);
        Assert.Single(detail.Revisions);
        Assert.Equal(1, detail.RunSequence);
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_repeated_request_gets_its_first_reply_again()
    {
        var candidate = await Candidate.StartAsync(_host);
        var first = await candidate.SubmitAsync("mine");
        await candidate.ReportedAsync();

        Assert.Equal(first, await candidate.SubmitAsync("mine"));
        Assert.False(first.AlreadyCompleted);
        Assert.Equal(2, first.AnswersCount);
    }

    [Fact]
    public async Task Another_request_afterwards_is_told_that_it_is_done_and_changes_nothing()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var writes = _host.Faults.WritesOf(candidate.Id);

        var reply = await candidate.SubmitAsync("other", Samples.Answers(("q1", "a")));

        Assert.True(reply.AlreadyCompleted);
        Assert.Equal(SubmissionStatus.Completed, reply.Status);
        Assert.Equal(writes, _host.Faults.WritesOf(candidate.Id));
        Assert.Equal("b", (await candidate.DetailAsync()).Answers.Single(answer => answer.QuestionId == "q1").SubmittedAnswer);
    }
}
