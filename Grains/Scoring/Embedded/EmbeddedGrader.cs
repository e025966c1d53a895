using Assay.Assessments;

namespace Assay.Scoring.Embedded;

/// <summary>
/// Judges written answers offline and the same way every time: what share of the reference's telling words the answer holds.
/// It judges content alone, says how sure it is, and hands what it cannot judge to a human.
/// </summary>
internal sealed class EmbeddedGrader : IAnswerGrader
{
    private const string Name = "embedded-recall";

    private const string Version = "1";

    // Longer answers are judged by their beginning, so that a judgement stays short whatever was pasted.
    private const int JudgedCharacters = 20_000;

    private const int EvidenceTerms = 12;

    private const double LeastConfidence = .35;

    public Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Grade(request.Question, request.Answer) with { Grader = Name, GraderVersion = Version });
    }

    private static AnswerGrade Grade(Question question, string answer)
    {
        if (question.Type == QuestionType.Coding)
            return ToHuman("code_needs_review", "Code is not run here, so a reviewer must judge this answer.");
        var asked = Words.Read(CompatibilityFold.Plain(question.Text, int.MaxValue)).Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        var references = Reference.Alternatives(question.ReferenceAnswer, asked);
        if (references.Count == 0)
            references = Reference.Alternatives(question.Rubric, asked);
        if (references.Count == 0)
            return ToHuman("no_reference", "The question has neither a reference answer nor a rubric, so a reviewer must judge this answer.");
        var held = new AnswerWords(Words.Read(CompatibilityFold.Plain(answer, JudgedCharacters)));
        var best = references.Select(reference => (Reference: reference, Recall: Recall(reference, held))).MaxBy(pair => pair.Recall);
        var score = Math.Min(1, best.Recall / .6);
        return new()
        {
            Verdict = GradeVerdict.Graded,
            Criteria = [new(ScoringRubric.ExplanationQuality, (decimal)score)],
            Confidence = .5m,
            MatchedTerms = [.. best.Reference.Terms.Where(term => held.Holds(term.Stem) > 0).OrderByDescending(term => term.Weight).Select(term => term.Surface).Take(EvidenceTerms)],
            MissedTerms = [.. best.Reference.Terms.Where(term => held.Holds(term.Stem) == 0).OrderByDescending(term => term.Weight).Select(term => term.Surface).Take(EvidenceTerms)],
        };
    }

    private static double Recall(Reference reference, AnswerWords held) =>
        reference.Terms.Sum(term => term.Weight * held.Holds(term.Stem)) / reference.Weight;

    private static AnswerGrade ToHuman(string reason, string feedback) =>
        new() { Verdict = GradeVerdict.HumanReview, ReasonCode = reason, Feedback = feedback };
}
