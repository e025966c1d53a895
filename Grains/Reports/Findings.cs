using System.Collections.Immutable;

namespace Assay.Reports;

/// <summary>
/// Strengths and areas for development, each with its evidence. Skills come first; where they give fewer than three, single
/// questions of skills with several are added. Nothing is listed that no judged answer shows.
/// </summary>
internal sealed class Findings
{
    private const int Wanted = 3;

    private const int Most = 5;

    private const decimal Good = 60;

    public Findings(List<SkillGroup> skills)
    {
        var judged = skills.Where(skill => skill.JudgedPoints > 0).ToList();
        var questions = judged
            .Where(skill => skill.Questions.Count > 1)
            .SelectMany(skill => skill.Judged.Where(question => question.Score.MaxPoints > 0))
            .Select(question => new SkillGroup("", $"{question.Skill}, {question.Name}", [question]))
            .ToList();
        StrongGroups = Pick(judged, questions, group => group.JudgedPercentage >= Good, best: true);
        WeakGroups = Pick(judged, questions, group => group.JudgedPercentage < Good, best: false);
    }

    public List<SkillGroup> StrongGroups { get; }

    public List<SkillGroup> WeakGroups { get; }

    public ImmutableArray<string> Strengths() => [.. StrongGroups.Select(group => Sentence(group, Evidence.Covered(group)))];

    public ImmutableArray<string> Areas() => [.. WeakGroups.Select(group => Sentence(group, Evidence.Lacking(group)))];

    private static List<SkillGroup> Pick(List<SkillGroup> skills, List<SkillGroup> questions, Func<SkillGroup, bool> counts, bool best)
    {
        var picked = Ordered(skills.Where(counts), best).Take(Most).ToList();
        var covered = picked.SelectMany(group => group.Questions).ToHashSet();
        if (picked.Count < Wanted)
            picked.AddRange(Ordered(questions.Where(group => counts(group) && !covered.Contains(group.Questions[0])), best).Take(Wanted - picked.Count));
        return picked;
    }

    private static IEnumerable<SkillGroup> Ordered(IEnumerable<SkillGroup> groups, bool best) => best
        ? groups.OrderByDescending(group => group.JudgedPercentage).ThenByDescending(group => group.JudgedPoints)
        : groups.OrderBy(group => group.JudgedPercentage).ThenByDescending(group => group.JudgedPoints);

    /// <summary>A finding's name and points, then what shows it.</summary>
    public static string Sentence(SkillGroup group, string evidence) =>
        $"{group.Name}: {Prose.Points(group.Points, group.JudgedPoints)}.{(evidence.Length > 0 ? " " + evidence : "")}";
}
