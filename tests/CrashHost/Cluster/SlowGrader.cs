using Assay.Scoring;

namespace Assay.CrashHost.Cluster;

/// <summary>The real grader after a while. A file in the folder is a call that a paid model would have charged for.</summary>
internal sealed class SlowGrader(IAnswerGrader inner, TimeSpan step, string calls) : IAnswerGrader
{
    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        // A file a call: several processes and many threads write at once.
        await File.WriteAllTextAsync(Path.Combine(calls, $"{request.SubmissionId} {request.Question.Id} {Guid.NewGuid():N}"), "", cancellationToken);
        await Task.Delay(step, cancellationToken);
        return await inner.GradeAsync(request, cancellationToken);
    }
}
