using System.Collections.Immutable;

namespace Assay.Scoring;

/// <summary>What humans give, on average, where the embedded grader gives a certain score; between two points a straight line.</summary>
/// <param name="Version">Counts up from 1 each time the curve of an assessment is made anew.</param>
/// <param name="Points">From (0, 0) to (1, 1), rising in the grade and never falling in the mark.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.StrictnessCurve")]
public sealed record StrictnessCurve(int Version, ImmutableArray<StrictnessPoint> Points)
{
    /// <summary>The mark to expect for a grade of 0..1.</summary>
    public decimal Of(decimal grade)
    {
        for (var i = 1; i < Points.Length; i++)
        {
            var (from, to) = (Points[i - 1], Points[i]);
            if (grade <= to.Grade)
                return from.Mark + ((to.Mark - from.Mark) * (grade - from.Grade) / (to.Grade - from.Grade));
        }
        return 1;
    }
}
