using System.Collections.Concurrent;
using Assay.Pipeline;
using Assay.Scoring;

namespace Assay.Api.Tests.Admin;

/// <summary>The real grader, which refuses each submission with a marked answer once, for good.</summary>
internal sealed class RefusingGrader(IAnswerGrader real) : IAnswerGrader
{
    public const string Mark = "refuse this once";

    private readonly ConcurrentDictionary<string, bool> _refused = new();

    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken) =>
        request.Answer == Mark && _refused.TryAdd(request.SubmissionId, true)
            ? throw new StageException("grader_refused", "the grader said no", permanent: true)
            : real.GradeAsync(request, cancellationToken);
}
