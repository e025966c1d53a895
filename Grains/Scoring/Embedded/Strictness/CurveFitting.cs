using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Strictness;

/// <summary>
/// Learns how strict the graders of one assessment are: the mean mark by grade, in steps of equally many marks, never falling as
/// the grade rises (pool adjacent violators; Barlow et al. 1972). Each step leans on the grade itself, so that few marks move little.
/// </summary>
internal static class CurveFitting
{
    /// <summary>With fewer questions a curve learns the questions instead of the graders, and does harm.</summary>
    public const int LeastQuestions = 8;

    /// <summary>With fewer marks it learns chance.</summary>
    public const int LeastMarks = 100;

    private const int Steps = 8;

    // As many marks as the grade itself counts for in each step.
    private const int Lean = 4;

    /// <summary>The points of the curve; null when there is too little to learn from.</summary>
    public static ImmutableArray<StrictnessPoint>? Fit(IReadOnlyCollection<MarkedGrade> marks)
    {
        if (marks.Count < LeastMarks || marks.DistinctBy(mark => mark.QuestionId).Count() < LeastQuestions)
            return null;
        var pools = new List<Pool>();
        var sorted = marks.OrderBy(mark => mark.Grade).ThenBy(mark => mark.Mark);
        foreach (var step in sorted.Chunk((marks.Count + Steps - 1) / Steps))
        {
            pools.Add(Pool.Of(step));
            while (pools.Count > 1 && (pools[^2].Mark >= pools[^1].Mark || pools[^2].Grade == pools[^1].Grade))
            {
                pools[^2] += pools[^1];
                pools.RemoveAt(pools.Count - 1);
            }
        }
        var between = pools.Where(pool => pool.Grade is > 0 and < 1).Select(pool => new StrictnessPoint(Rounding.Unit(pool.Grade), Rounding.Unit(pool.Mark)));
        // What holds nothing of the reference stays at nothing, and the reference itself is always worth everything.
        return [new(0, 0), .. between, new(1, 1)];
    }

    private readonly record struct Pool(decimal Grades, decimal Marks, decimal Weight)
    {
        public decimal Grade => Grades / Weight;

        public decimal Mark => Marks / Weight;

        public static Pool operator +(Pool one, Pool other) => new(one.Grades + other.Grades, one.Marks + other.Marks, one.Weight + other.Weight);

        public static Pool Of(MarkedGrade[] marks)
        {
            var grade = marks.Average(mark => mark.Grade);
            return new(grade * (marks.Length + Lean), marks.Sum(mark => mark.Mark) + (grade * Lean), marks.Length + Lean);
        }
    }
}
