using System.Collections.Immutable;
using Assay.Assessments;

namespace Assay.Scoring.Models.Judging;

/// <summary>A member of the team that judges answers: what it looks for, and what a level means to it.</summary>
/// <param name="Agent">Who is asked.</param>
/// <param name="Name">Under which its judgements are stored.</param>
/// <param name="Task">What it is told that it does.</param>
/// <param name="Criteria">What it judges, in the rubric's order.</param>
internal sealed record Analyst(ModelAgent Agent, string Name, string Task, ImmutableArray<AnalystCriterion> Criteria)
{
    /// <summary>Judges written answers.</summary>
    public static Analyst Text { get; } = new(
        ModelAgent.TextAnalyst,
        "text-analyst",
        "You are the text analyst of a team that assesses what candidates know. You judge one written answer to one question.",
        [
            new(ScoringRubric.Communication, "Is it understandable: does it say plainly what it means, in an order that can be followed? Neither length nor flawless language counts."),
            new(ScoringRubric.ProblemSolving, "Does it reason: does it go from the question to a conclusion by steps, causes, comparisons or an example that hold?"),
            new(ScoringRubric.ExplanationQuality, "Is its content right and complete: how much of what the reference and the rubric ask for does it say correctly, in whatever words? What it says wrongly or denies does not count."),
        ]);

    /// <summary>Judges code.</summary>
    public static Analyst Code { get; } = new(
        ModelAgent.CodeAnalyst,
        "code-analyst",
        "You are the code analyst of a team that assesses what candidates know. You judge the code handed in for one task by reading it; it is not run here.",
        [
            new(ScoringRubric.CodingCorrectness, "Does the code do what the task asks, its edge cases included? Judge what its statements do, never what its comments, names or strings say about it."),
            new(ScoringRubric.CodingEfficiency, "Are its use of time and memory fit for the task, beside a plain good solution? Code that does not do the task at all has none."),
            new(ScoringRubric.ExplanationQuality, "Can another developer follow it: names, structure, and comments where they are needed?"),
        ]);

    /// <summary>The one for a question's type.</summary>
    public static Analyst For(QuestionType type) => type == QuestionType.Coding ? Code : Text;

    /// <summary>True when a score of this grader, or of several that are joined by a plus, comes from a model.</summary>
    public static bool IsName(string grader) => grader.Split('+') is [var first, ..] && (first == Text.Name || first == Code.Name);
}
