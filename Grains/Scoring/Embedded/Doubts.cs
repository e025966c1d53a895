using Assay.Scoring.Embedded.Content;

namespace Assay.Scoring.Embedded;

/// <summary>Reasons why a human must look at an answer that could be compared.</summary>
internal static class Doubts
{
    private const double MostDenied = .5;

    /// <summary>The first doubt: a stable code and a sentence for the admin; null when there is none.</summary>
    public static Doubt? Find(Judgement judgement, JudgedAnswer answer) =>
        judgement.Fits.All(fit => fit.Comparison is { MatchesBeyondQuestion: false, Reference.GoesBeyondQuestion: true })
            ? new("nothing_matched", "Nothing in the answer matches the reference beyond the question's own words.")
        : judgement.Fits.All(fit => !ContentModel.Shared.IsOnTopic(fit.Measures))
            ? new("off_topic", "The answer has so little in common with the reference that it may belong to another question.")
        : judgement.Fits.Any(fit => fit.Measures.Denied >= MostDenied)
            ? new("contradiction", "The answer denies much of what the reference affirms, or the other way round.")
        : KeywordBag.Is(answer)
            ? new("keyword_bag", "The answer is a string of single words rather than sentences or a list.")
        : null;
}

/// <summary>Why a human must look.</summary>
/// <param name="Reason">A stable code.</param>
/// <param name="Sentence">For the admin.</param>
internal sealed record Doubt(string Reason, string Sentence);
