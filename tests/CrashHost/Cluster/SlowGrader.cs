using Assay.Scoring;

namespace Assay.CrashHost.Cluster;

/// <summary>The real grader after a while. A line in the file is a call that a paid model would have charged for.</summary>
internal sealed class SlowGrader(IAnswerGrader inner, TimeSpan step, string record) : IAnswerGrader
{
    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        await using (var file = new FileStream(record, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        await using (var writer = new StreamWriter(file))
            await writer.WriteLineAsync($"{request.SubmissionId} {request.Question.Id}");
        await Task.Delay(step, cancellationToken);
        return await inner.GradeAsync(request, cancellationToken);
    }
}
