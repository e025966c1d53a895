using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Scoring.Models;

namespace Assay.Scoring.Code;

/// <summary>
/// Judges code by running it, over another grader that judges everything else. <c>codingCorrectness</c> is the share of test
/// cases passed, each weighing the same, hidden or not. The other criteria are the inner grader's, and where it judged none
/// the share stands alone. The outcome of a run is never guessed: without one the inner grader's word is all there is, and an
/// outage of the runner is thrown. Nothing is kept between calls, so a scoring that a crash cut off runs the tests again.
/// </summary>
/// <param name="inner">Judges the answer itself.</param>
/// <param name="runner">Runs it.</param>
internal sealed class CodeGrader(IAnswerGrader inner, ICodeRunner runner) : IAnswerGrader
{
    /// <summary>Why a grader that cannot run code leaves an answer to a human.</summary>
    public const string NeedsReview = "code_needs_review";

    private const string Name = "code-tests";

    private const string Version = "1";

    private readonly CodeTests _tests = new(runner);

    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        if (request.Question is not { Type: QuestionType.Coding, TestCases.IsDefaultOrEmpty: false })
            return await inner.GradeAsync(request, cancellationToken);

        // The free part first: what it throws has not been paid for.
        var (results, notRun) = await _tests.RunAsync(request.Question, request.Answer, cancellationToken);
        var judged = await inner.GradeAsync(request, cancellationToken);
        return notRun is { } why
            ? judged with { Feedback = Sentences(judged.Feedback, CodeFeedback.NotRun(why)) }
            : Together(judged, results);
    }

    private static AnswerGrade Together(AnswerGrade judged, ImmutableArray<CodeTestResult> results)
    {
        var passed = results.Count(result => result.Passed);
        var correctness = new CriterionScore(ScoringRubric.CodingCorrectness, Rounding.Unit((decimal)passed / results.Length));
        var counts = CodeFeedback.Of(results);

        // A non-answer passes nothing; what passes a test is an answer, whatever it looks like.
        var isGated = judged.Verdict == GradeVerdict.Gated && passed == 0;
        if (!isGated && (judged.Verdict == GradeVerdict.Gated || judged.ReasonCode == NeedsReview))
        {
            // What was paid for on the way here stays in the grade.
            return judged with
            {
                Verdict = GradeVerdict.Graded,
                ReasonCode = judged.FellBack ? ModelGrader.FallbackReason : null,
                Criteria = [correctness],
                Confidence = 1,
                Feedback = Sentences(counts, CodeFeedback.OnlyTests, judged.FellBack ? CodeFeedback.WithoutModel : ""),
                Grader = Name,
                GraderVersion = judged.FellBack ? $"{Version} ({ModelGrader.FallbackReason})" : Version,
                CodeTests = results,
            };
        }

        return judged with
        {
            Criteria = isGated ? [] : [.. Others(judged.Criteria), correctness],
            Feedback = Sentences(counts, judged.Feedback),
            Grader = $"{judged.Grader}+{Name}",
            GraderVersion = $"{judged.GraderVersion}+{Version}",
            CodeTests = results,
        };
    }

    // The inner grader guessed what the tests show.
    private static IEnumerable<CriterionScore> Others(ImmutableArray<CriterionScore> criteria) =>
        criteria.IsDefault ? [] : criteria.Where(score => score.Criterion != ScoringRubric.CodingCorrectness);

    private static string Sentences(params IEnumerable<string> sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
}
