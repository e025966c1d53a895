using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Strictness;

/// <summary>The next state of a strictness row.</summary>
internal static class StrictnessChanges
{
    /// <summary>The latest marks kept of one question, so that no question drowns the others.</summary>
    public const int MostOfQuestion = 60;

    /// <summary>The latest marks kept in all.</summary>
    public const int MostMarks = 2000;

    // A curve that moved with each mark would treat neighbours differently.
    private const int RenewalShare = 10;

    /// <summary>With these marks taken in; null when they change nothing.</summary>
    public static StrictnessState? Tell(StrictnessState state, int grader, ImmutableArray<MarkedGrade> marks)
    {
        if (grader < state.GraderVersion)
            return null;
        if (grader > state.GraderVersion)
            state = new() { GraderVersion = grader, CurveVersion = state.CurveVersion };
        var (kept, changes) = (state.Marks, state.Changes);
        foreach (var mark in marks.Where(mark => !kept.Contains(mark)).ToList())
        {
            kept = kept.RemoveAll(old => old.QuestionId == mark.QuestionId && old.Answer == mark.Answer).Add(mark);
            if (kept.Count(old => old.QuestionId == mark.QuestionId) > MostOfQuestion)
                kept = kept.Remove(kept.First(old => old.QuestionId == mark.QuestionId));
            if (kept.Length > MostMarks)
                kept = kept.RemoveAt(0);
            changes++;
        }
        return changes == state.Changes ? null : Renewed(state with { Marks = kept, Changes = changes });
    }

    private static StrictnessState Renewed(StrictnessState state)
    {
        if (state.Curve is not null && state.Changes < state.Marks.Length / RenewalShare)
            return state;
        if (CurveFitting.Fit(state.Marks) is not { } points)
            return state;
        var version = state.CurveVersion + 1;
        return state with { Changes = 0, CurveVersion = version, Curve = new(version, points) };
    }
}
