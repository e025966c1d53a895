using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Scoring.Embedded.Strictness;

/// <summary>A silo's way to the strictness of assessments: reads the curves, which it may know a minute late, and tells of marks.</summary>
internal sealed class StrictnessCurves(IGrainFactory grains, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private const int MostKept = 256;

    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (StrictnessCurve? Curve, DateTimeOffset ReadAt)> _known = new(StringComparer.Ordinal);
    private readonly EmbeddedGrader _grader = new();

    /// <summary>The curve of an assessment; null where people have not marked enough of it.</summary>
    public ValueTask<StrictnessCurve?> GetAsync(string assessmentId) =>
        _known.TryGetValue(assessmentId, out var known) && clock.GetUtcNow() - known.ReadAt < FreshFor ? new(known.Curve) : new(ReadAsync(assessmentId));

    /// <summary>Tells of the marks of one submission; telling again changes nothing.</summary>
    public async Task TellAsync(string submissionId, AssessmentDefinition assessment, ImmutableArray<Answer> answers, ImmutableArray<HumanMark> marks)
    {
        var graded = MarkedGrades.Of(_grader, submissionId, assessment, answers, marks);
        if (!graded.IsEmpty)
            await GrainOf(assessment.Id).Tell(EmbeddedGrader.Version, graded);
    }

    private async Task<StrictnessCurve?> ReadAsync(string assessmentId)
    {
        var curve = await GrainOf(assessmentId).Curve(EmbeddedGrader.Version);
        if (_known.Count >= MostKept)
            _known.Clear();
        _known[assessmentId] = (curve, clock.GetUtcNow());
        return curve;
    }

    private IStrictnessGrain GrainOf(string assessmentId) => grains.GetGrain<IStrictnessGrain>(StrictnessGrain.KeyOf(assessmentId));
}
