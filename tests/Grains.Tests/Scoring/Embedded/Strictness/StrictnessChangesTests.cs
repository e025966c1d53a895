using Assay.Scoring;
using Assay.Scoring.Embedded.Strictness;

namespace Assay.Grains.Tests.Scoring.Embedded.Strictness;

public sealed class StrictnessChangesTests
{
    private const int Grader = 2;

    [Fact]
    public void A_repeat_changes_nothing()
    {
        var state = Told(new(), Mark("q1", "a", .5m, .7m));
        Assert.Null(StrictnessChanges.Tell(state, Grader, [Mark("q1", "a", .5m, .7m)]));
        Assert.Null(StrictnessChanges.Tell(state, Grader, []));
    }

    [Fact]
    public void Another_mark_of_the_same_answer_takes_the_place_of_the_first()
    {
        var state = Told(Told(new(), Mark("q1", "a", .5m, .7m)), Mark("q1", "a", .5m, .2m));
        Assert.Equal(.2m, Assert.Single(state.Marks).Mark);
    }

    [Fact]
    public void What_is_kept_is_bounded_by_question_and_in_all()
    {
        var state = new StrictnessState();
        foreach (var question in Enumerable.Range(0, 40))
            state = Told(state, [.. Enumerable.Range(0, 70).Select(answer => Mark($"q{question}", $"{answer}", .5m, .5m))]);
        Assert.Equal(StrictnessChanges.MostMarks, state.Marks.Length);
        Assert.All(state.Marks.CountBy(mark => mark.QuestionId), question => Assert.InRange(question.Value, 1, StrictnessChanges.MostOfQuestion));
        Assert.Equal("69", state.Marks[^1].Answer);
    }

    [Fact]
    public void A_curve_stays_until_a_tenth_of_the_marks_is_new()
    {
        var state = Told(new(), [.. Enumerable.Range(0, 99).Select(i => Mark($"q{i % 8}", $"{i}", i / 100m, .5m))]);
        Assert.Null(state.Curve);
        state = Told(state, Mark("q1", "99", .99m, .5m));
        Assert.Equal(1, state.Curve!.Version);
        foreach (var i in Enumerable.Range(100, 10))
            state = Told(state, Mark("q2", $"{i}", .4m, .9m));
        Assert.Equal(1, state.Curve!.Version);
        state = Told(state, Mark("q2", "110", .4m, .9m));
        Assert.Equal(2, state.Curve!.Version);
    }

    [Fact]
    public void Grades_of_two_graders_are_never_mixed()
    {
        var old = Told(new(), [.. Enumerable.Range(0, 120).Select(i => Mark($"q{i % 8}", $"{i}", i / 120m, .5m))]);
        Assert.Null(StrictnessChanges.Tell(old, Grader - 1, [Mark("q1", "x", .5m, .5m)]));
        var next = StrictnessChanges.Tell(old, Grader + 1, [Mark("q1", "x", .5m, .5m)])!;
        Assert.Single(next.Marks);
        Assert.Null(next.Curve);
        next = StrictnessChanges.Tell(next, Grader + 1, [.. Enumerable.Range(0, 120).Select(i => Mark($"q{i % 8}", $"{i}", i / 120m, .5m))])!;
        Assert.Equal(2, next.Curve!.Version);
    }

    private static MarkedGrade Mark(string question, string answer, decimal grade, decimal mark) => new(question, answer, grade, mark);

    private static StrictnessState Told(StrictnessState state, params MarkedGrade[] marks) => StrictnessChanges.Tell(state, Grader, [.. marks])!;
}
