using System.Collections.Immutable;
using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring;

/// <summary>A grader whose judgements the test names, and that notes what it was asked.</summary>
internal sealed class ScriptedGrader(Func<GradingRequest, CancellationToken, Task<AnswerGrade>> judge) : IAnswerGrader
{
    private ImmutableList<GradingRequest> _asked = [];

    public ScriptedGrader(Func<GradingRequest, AnswerGrade> judge)
        : this((request, _) => Task.FromResult(judge(request)))
    {
    }

    public ImmutableList<GradingRequest> Asked => _asked;

    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _asked, static (list, item) => list.Add(item), request);
        return judge(request, cancellationToken);
    }

    public static AnswerGrade Graded(params (string Criterion, decimal Score)[] criteria) => new()
    {
        Verdict = GradeVerdict.Graded,
        Criteria = [.. criteria.Select(pair => new CriterionScore(pair.Criterion, pair.Score))],
        Confidence = .9m,
        Grader = "scripted",
        GraderVersion = "7",
    };
}
