using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Reports.Models;

/// <summary>
/// An evaluation as its report is written from it: figures, outcomes, terms of the reference and the graders' sentences. No
/// answer, no passage of one, no key and no person is in it.
/// </summary>
internal sealed class ReportFacts
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public ReportFacts(ReportRequest request)
    {
        Request = request;
        Questions = AssessedQuestion.Of(request);
        Skills = SkillGroup.BySkill(Questions);
        Findings = new(Skills);
        Json = JsonSerializer.Serialize(Facts(), Readable);
    }

    public ReportRequest Request { get; }

    public List<AssessedQuestion> Questions { get; }

    public List<SkillGroup> Skills { get; }

    /// <summary>The strengths and areas that the evaluation shows; a report has no others.</summary>
    public Findings Findings { get; }

    /// <summary>What the model is given.</summary>
    public string Json { get; }

    private object Facts()
    {
        var evaluation = Request.Evaluation;
        return new
        {
            Assessment = Prose.OneLine(Request.Assessment.Title),
            Request.Assessment.TargetRole,
            Points = Shown(evaluation.TotalPoints),
            Of = Shown(evaluation.MaxPoints),
            Percentage = Shown(evaluation.Percentage),
            evaluation.Band,
            evaluation.Provisional,
            LowestPercentage = Shown(evaluation.LowestPercentage),
            HighestPercentage = Shown(evaluation.HighestPercentage),
            Questions = Questions.Select(Fact),
            Strengths = Findings.StrongGroups.Select(Fact),
            Areas = Findings.WeakGroups.Select(Fact),
        };
    }

    private static object Fact(AssessedQuestion question) => new
    {
        question.Number,
        question.Skill,
        Type = question.Score.Type.ToString(),
        Asked = Prose.OneLine(question.Question.Text),
        Outcome = question.Score.Outcome.ToString(),
        Points = Shown(question.Score.Points),
        Of = question.Score.MaxPoints,
        SuggestedPercentage = question.Score.SuggestedScore is { } suggested ? Shown(100 * suggested) : (decimal?)null,
        Criteria = question.Score.Criteria.Select(criterion => new { criterion.Criterion, Percentage = Shown(100 * criterion.Score) }),
        question.Score.Feedback,
        Covered = question.Score.MatchedTerms,
        NotFound = question.Score.MissedTerms,
        question.Score.ReasonCode,
    };

    private static object Fact(SkillGroup group) => new
    {
        group.Name,
        Questions = group.Questions.Select(question => question.Number),
        Points = Shown(group.Points),
        Of = Shown(group.JudgedPoints),
        Percentage = Shown(group.JudgedPercentage),
    };

    private static decimal Shown(decimal figure) => decimal.Round(figure, 2, MidpointRounding.ToEven) / 1.00m;
}
