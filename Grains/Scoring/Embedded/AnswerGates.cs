using System.Buffers;
using Assay.Assessments;

namespace Assay.Scoring.Embedded;

/// <summary>Finds answers that are none. Each gate has a reason code and a sentence for the admin.</summary>
internal static class AnswerGates
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(" \n.,;:?!-_*'\"()[]{}/\\~#�");

    /// <summary>The gate that the answer stops at, or null.</summary>
    public static (string Reason, string Feedback)? Find(JudgedAnswer answer)
    {
        if (answer.Words.Count == 0)
        {
            return OnlyPunctuation(answer.Text)
                ? ("empty", "The answer holds no words, so it got 0 points.")
                : null;
        }
        if (answer.Words.Exists(word => answer.Question.Expected.Contains(word.Stem)))
            return null;
        if (NonAnswer.Is(answer))
            return ("non_answer", "The answer only says that there is no answer, so it got 0 points.");
        // Names in code are no English, and an order may well be repeated in a comment.
        if (answer.Question.Type == QuestionType.Coding)
            return null;
        if (Gibberish.Is(answer))
            return ("gibberish", "The answer is not made of words, so it got 0 points.");
        return CopiedQuestion.Is(answer)
            ? ("copied_question", "The answer only repeats the question, so it got 0 points.")
            : null;
    }

    // Other symbols may be the answer, for example <= or ∞.
    private static bool OnlyPunctuation(string text) => !text.AsSpan().ContainsAnyExcept(Punctuation);
}
