using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Assay.Scoring;

/// <summary>How strictly humans mark the written answers of one assessment, keyed <c>strict_assess_…</c>.</summary>
[Alias("assay.IStrictnessGrain")]
public interface IStrictnessGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes in marks. A repeat changes nothing, another mark of the same answer takes the place of the first. Keeps the latest 60 a
    /// question and 2,000 in all.
    /// </summary>
    /// <param name="grader">Version of the grader. Marks beside an older one's grades go when the first of a newer one come; those of an older one are then left out.</param>
    /// <param name="marks">Marks that are stored with their submissions.</param>
    [Alias("Tell")]
    Task Tell(int grader, ImmutableArray<MarkedGrade> marks);

    /// <summary>The curve for that version of the grader; null until there are marks enough.</summary>
    [ReadOnly]
    [Alias("Curve")]
    Task<StrictnessCurve?> Curve(int grader);
}
