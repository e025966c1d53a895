using Assay.Scoring.Embedded;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading;

/// <summary>
/// Good answers given to another question of the same file: what share is caught, by a low score or by the check, as the check's
/// threshold moves, and what share of good answers to the right question it flags then.
/// </summary>
internal static class OffTopicCurve
{
    private const double LowScore = .2;

    /// <summary>Every good answer beside the next question that is another one.</summary>
    public static IEnumerable<MarkedAnswer> Misplaced(IReadOnlyList<MarkedAnswer> answers)
    {
        var questions = answers.DistinctBy(answer => answer.Qid).ToList();
        if (questions.Count < 2)
            yield break;
        var turn = 0;
        foreach (var answer in answers.Where(answer => answer.IsGood))
        {
            var other = questions[turn++ % questions.Count];
            if (other.Qid == answer.Qid)
                other = questions[turn++ % questions.Count];
            yield return other with { Answer = answer.Answer, Score = 0 };
        }
    }

    /// <summary>For each threshold: share of misplaced answers caught, share of good answers flagged.</summary>
    public static IEnumerable<(double Threshold, double Caught, double Flagged)> Of(IReadOnlyList<MarkedAnswer> answers, IReadOnlyList<double> thresholds)
    {
        var good = answers.Where(answer => answer.IsGood).Select(Fit).OfType<Measures>().Select(ContentModel.Shared.OnTopic).ToList();
        var misplaced = Misplaced(answers).Select(Fit).ToList();
        foreach (var threshold in thresholds)
        {
            yield return (
                threshold,
                misplaced.Average(fit => fit is null || ContentModel.Shared.Score(fit) <= LowScore || ContentModel.Shared.OnTopic(fit) < threshold ? 1 : 0),
                good.Average(onTopic => onTopic < threshold ? 1 : 0));
        }
    }

    /// <summary>The measures of an answer; null where a gate stops it.</summary>
    public static Measures? Fit(MarkedAnswer marked)
    {
        var answer = new JudgedAnswer(Questions.Of(marked), marked.Answer);
        return AnswerGates.Find(answer) is null ? BestFit.Of(answer.Question.References, answer.Words, answer.Question.Stems).Measures : null;
    }
}
