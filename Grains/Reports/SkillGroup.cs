using Assay.Scoring;

namespace Assay.Reports;

/// <summary>The questions of one skill or one tag, with the sums that the sentences about it use again and again.</summary>
internal sealed class SkillGroup
{
    /// <param name="slug">What they were grouped by.</param>
    /// <param name="name">The first name met for it.</param>
    /// <param name="questions">Its questions, in the assessment's order.</param>
    public SkillGroup(string slug, string name, IReadOnlyList<AssessedQuestion> questions)
    {
        Slug = slug;
        Name = name;
        Questions = questions;
        Judged = [.. questions.Where(question => !question.Waiting)];
        foreach (var question in Judged)
        {
            Points += question.Score.Points;
            JudgedPoints += question.Score.MaxPoints;
        }

        JudgedPercentage = ScoreSums.Percentage(Points, JudgedPoints);
    }

    public string Slug { get; }

    public string Name { get; }

    public IReadOnlyList<AssessedQuestion> Questions { get; }

    /// <summary>The questions that are judged already.</summary>
    public IReadOnlyList<AssessedQuestion> Judged { get; }

    /// <summary>Points reached in the judged questions.</summary>
    public decimal Points { get; }

    /// <summary>Points at stake in the judged questions: what strengths and areas are measured by.</summary>
    public decimal JudgedPoints { get; }

    /// <summary>The percentage over the judged questions.</summary>
    public decimal JudgedPercentage { get; }

    /// <summary>The skill's line in the report; questions that wait count 0 there, as in the total.</summary>
    public SkillScore ToScore()
    {
        var maximum = Questions.Sum(question => (decimal)question.Score.MaxPoints);
        var percentage = ScoreSums.Percentage(Points, maximum);
        return new(Slug, Name, Points, maximum, percentage, Category(percentage), Questions.Any(question => question.Waiting));
    }

    /// <summary>The groups by skill, in the order the assessment meets them.</summary>
    public static List<SkillGroup> BySkill(IEnumerable<AssessedQuestion> questions) =>
        Group(questions.Select(question => (question.Skill, question)));

    /// <summary>The groups by tag; a question with several tags is in several groups.</summary>
    public static List<SkillGroup> ByTag(IEnumerable<AssessedQuestion> questions) =>
        Group(questions.SelectMany(question => (question.Question.Tags.IsDefault ? [] : question.Question.Tags)
            .Where(tag => !string.IsNullOrWhiteSpace(tag))
            .Select(tag => (tag.Trim(), question))));

    private static List<SkillGroup> Group(IEnumerable<(string Name, AssessedQuestion Question)> named) =>
    [
        .. named.GroupBy(pair => Key(pair.Name))
            .Select(group => new SkillGroup(SkillSlug.Of(group.First().Name), group.First().Name, [.. group.Select(pair => pair.Question).Distinct()])),
    ];

    // A name with no letter that a slug keeps still makes a group of its own.
    private static string Key(string name) => SkillSlug.Of(name) is { Length: > 0 } slug ? slug : name.ToLowerInvariant();

    // The limits hold for the percentage as it is read, so the rounding is the bands' own.
    private static string Category(decimal percentage) => Rounding.Whole(percentage) switch
    {
        < 40 => "unsatisfactory",
        < 60 => "average",
        < 85 => "good",
        _ => "exceptional",
    };
}
