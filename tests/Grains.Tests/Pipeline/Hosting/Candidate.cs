using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>One submission and what its candidate and its admins do with it.</summary>
internal sealed record Candidate(PipelineHost Host, string Id, string CandidateId)
{
    public ISubmissionGrain Grain => Host.Grains.GetGrain<ISubmissionGrain>(Id);

    /// <summary>Publishes the sample assessment once a store.</summary>
    public static async Task PublishAsync(PipelineHost host)
    {
        var assessment = host.Grains.GetGrain<IAssessmentGrain>(Samples.AssessmentId);
        if (await assessment.GetLatest() is null)
            await assessment.Publish(Samples.Assessment);
    }

    /// <summary>A test made for a candidate, not begun.</summary>
    public static async Task<Candidate> InviteAsync(PipelineHost host)
    {
        await PublishAsync(host);
        var id = Samples.NewId();
        var session = await host.Grains.GetGrain<ISubmissionGrain>(id).Create(Samples.Order());
        return new Candidate(host, id, session.CandidateId);
    }

    /// <summary>A test begun.</summary>
    public static async Task<Candidate> StartAsync(PipelineHost host)
    {
        var candidate = await InviteAsync(host);
        await candidate.Grain.Start(candidate.CandidateId);
        return candidate;
    }

    /// <summary>A test handed in, scored and reported on.</summary>
    public static async Task<Candidate> FinishAsync(PipelineHost host)
    {
        var candidate = await StartAsync(host);
        await candidate.SubmitAsync();
        await candidate.ReportedAsync();
        return candidate;
    }

    /// <summary>Many tests handed in at about the same time.</summary>
    public static async Task<IReadOnlyList<Candidate>> HandInManyAsync(PipelineHost host, int count, string? mode = null)
    {
        const int Together = 48;
        await PublishAsync(host);
        var candidates = new Candidate[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (number, _) =>
        {
            candidates[number] = await StartAsync(host);
            var reply = await candidates[number].SubmitAsync();
            Assert.Equal(mode ?? reply.QueueMode, reply.QueueMode);
        });
        return candidates;
    }

    public Task<SubmitReply> SubmitAsync(string request = "request-1", AnswerSheet? sheet = null) =>
        Grain.Submit(Samples.HandIn(CandidateId, request, sheet));

    public async Task<SubmissionDetail> DetailAsync() =>
        await Grain.GetDetail() ?? throw new InvalidOperationException("There is no such submission.");

    /// <summary>Waits for a report; <paramref name="meanwhile"/> may move the clock.</summary>
    public Task<SubmissionDetail> ReportedAsync(Action? meanwhile = null) =>
        Until(detail => detail.ReportStatus == StageStatus.Completed, "reported", meanwhile);

    public Task<SubmissionDetail> Until(Func<SubmissionDetail, bool> holds, string what, Action? meanwhile = null) =>
        Eventually.Holds(DetailAsync, holds, $"submission is {what}", meanwhile);
}
