namespace Assay.Scoring.Embedded;

/// <summary>Answers that string telling words together without a sentence or a list around them.</summary>
internal static class KeywordBag
{
    private const int LeastWords = 12;

    private const double FunctionShare = .06;

    // A list breaks its line or sets a comma every few words.
    private const int LongestItem = 8;

    public static bool Is(JudgedAnswer answer) =>
        answer.Words.Count >= LeastWords
        && answer.Words.Count(word => CommonWords.IsFunction(word.Lower)) <= FunctionShare * answer.Words.Count
        && answer.Text.AsSpan().Count('\n') + answer.Text.AsSpan().Count(',') + answer.Text.AsSpan().Count('-') < answer.Words.Count / LongestItem;
}
