using Assay.Scoring;
using Assay.Scoring.Embedded.Strictness;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Scoring.Embedded.Strictness;

public sealed class CurveFittingTests
{
    [Theory]
    [InlineData(8, 99)]
    [InlineData(7, 500)]
    [InlineData(0, 0)]
    public void Too_little_gives_no_curve(int questions, int marks) => Assert.Null(CurveFitting.Fit(Marks(questions, marks, grade => grade)));

    [Fact]
    public void Eight_questions_and_a_hundred_marks_are_enough() => Assert.NotNull(CurveFitting.Fit(Marks(8, 100, grade => grade)));

    [Theory]
    [InlineData(.4)]
    [InlineData(1.6)]
    public void It_learns_lenient_and_strict_graders(double power)
    {
        static decimal Square(decimal value) => value * value;
        decimal Given(decimal grade) => (decimal)Math.Pow((double)grade, power);
        var curve = new StrictnessCurve(1, CurveFitting.Fit(Marks(10, 400, Given))!.Value);
        var unseen = Enumerable.Range(0, 50).Select(step => (step + .5m) / 50).ToList();
        var before = unseen.Average(grade => Square(grade - Given(grade)));
        var after = unseen.Average(grade => Square(curve.Of(grade) - Given(grade)));
        Assert.True(after < before / 4, $"{before} to {after}");
    }

    [Fact]
    public void The_order_of_the_marks_does_not_matter()
    {
        var marks = Marks(9, 150, grade => grade * grade);
        Assert.Equal(CurveFitting.Fit(marks)!.Value.AsEnumerable(), CurveFitting.Fit([.. Enumerable.Reverse(marks)])!.Value.AsEnumerable());
    }

    [Property(MaxTest = 200)]
    public bool It_never_falls_and_keeps_both_ends(int[] grades, int[] marks)
    {
        var pairs = Enumerable.Range(0, 160)
            .Select(i => new MarkedGrade($"q{i % 9}", $"{i}", Unit(grades, i), Unit(marks, i * 7))).ToList();
        var curve = new StrictnessCurve(1, CurveFitting.Fit(pairs)!.Value);
        var values = Enumerable.Range(0, 101).Select(step => curve.Of(step / 100m)).ToList();
        return values[0] == 0 && values[^1] == 1 && values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second)
            && curve.Points.Zip(curve.Points.Skip(1)).All(pair => pair.First.Grade < pair.Second.Grade);
    }

    private static decimal Unit(int[] numbers, int i) => numbers.Length == 0 ? 0 : Math.Abs(numbers[i % numbers.Length] % 11) / 10m;

    private static List<MarkedGrade> Marks(int questions, int count, Func<decimal, decimal> given) =>
        [.. Enumerable.Range(0, count).Select(i => (i, Grade: (i * 37 % 101) / 100m)).Select(pair => new MarkedGrade($"q{pair.i % questions}", $"{pair.i}", pair.Grade, given(pair.Grade)))];
}
