using Assay.Scoring.Embedded;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading;

/// <summary>
/// Good answers given to another question: what share is caught, by a low score or by the check, as the check's threshold moves,
/// and what share of good answers to the right question it flags then.
/// </summary>
internal static class OffTopicCurve
{
    private const double LowScore = .2;

    /// <summary>Every good answer beside the next of the questions that is another one.</summary>
    public static IEnumerable<MarkedAnswer> Misplaced(IEnumerable<MarkedAnswer> answers, IEnumerable<MarkedAnswer> to)
    {
        var questions = to.DistinctBy(answer => answer.Asked).ToList();
        var turn = 0;
        foreach (var answer in answers.Where(answer => answer.IsGood))
        {
            var other = questions[turn++ % questions.Count];
            if (other.Asked == answer.Asked)
                other = questions[turn++ % questions.Count];
            if (other.Asked != answer.Asked)
                yield return other with { Answer = answer.Answer, Score = 0 };
        }
    }

    /// <summary>For each threshold: share of misplaced answers caught, share of good answers flagged.</summary>
    public static IEnumerable<(double Threshold, double Caught, double Flagged)> Of(
        IEnumerable<MarkedAnswer> answers, IEnumerable<MarkedAnswer> misplacedAnswers, IReadOnlyList<double> thresholds)
    {
        var good = answers.Where(answer => answer.IsGood).Select(Judge).OfType<Judgement>().ToList();
        var misplaced = misplacedAnswers.Select(Judge).ToList();
        if (good.Count == 0 || misplaced.Count == 0)
            yield break;
        foreach (var threshold in thresholds)
        {
            yield return (
                threshold,
                misplaced.Average(judgement => judgement is null || judgement.Score <= LowScore || Doubts.IsOffTopic(judgement, threshold) ? 1 : 0),
                good.Average(judgement => Doubts.IsOffTopic(judgement, threshold) ? 1 : 0));
        }
    }

    /// <summary>Null where a gate stops it.</summary>
    private static Judgement? Judge(MarkedAnswer marked)
    {
        var answer = Questions.Read(marked);
        return AnswerGates.Find(answer) is null ? Judgement.Of(answer) : null;
    }
}
