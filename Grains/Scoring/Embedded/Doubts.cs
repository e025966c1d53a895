using Assay.Scoring.Embedded.Content;

namespace Assay.Scoring.Embedded;

/// <summary>Reasons why a human must look at an answer that could be compared.</summary>
internal static class Doubts
{
    private const double MostDenied = .5;

    /// <summary>From this score on an answer is rather right than wrong.</summary>
    public const double Right = .5;

    /// <summary>The first doubt, or null.</summary>
    public static Doubt? Find(Judgement judgement, JudgedAnswer answer) =>
        IsOffTopic(judgement, ContentModel.Shared.LeastOnTopic)
            ? new("off_topic", "The answer has so little in common with the question and its reference that it may belong to another question.")
        : judgement.Fits.Any(fit => fit.Comparison.Measures.Denied >= MostDenied)
            ? new("contradiction", "The answer denies much of what the reference affirms, or the other way round.")
        : KeywordBag.Is(answer)
            ? new("keyword_bag", "The answer is a string of single words rather than sentences or a list.")
        : null;

    /// <summary>True for an answer that would rather belong to another question, by a threshold; one that is right is to the question.</summary>
    public static bool IsOffTopic(Judgement judgement, double least) => judgement.Score < Right && ContentModel.Shared.OnTopic(judgement.Topic) < least;
}
