namespace Assay.Bench.Grading;

/// <summary>Texts that are no answers, to every question of a file; the kind stands in the place of the split.</summary>
internal static class NonAnswers
{
    private static readonly string[] Unknowing =
        ["I don't know", "no idea", "Sorry, I do not remember this.", "idk", "N/A", "skip", "I have no clue, ran out of time", "?"];

    private static readonly string[] Gibberish =
        ["asdf jkl; qwerty asdf", "xkcd zzzqw vbnm hjklp", "aaaaaaaaaaaa", "blah blah blah blah", "kjhgf qwrtp zxcvb mnbvc lkjh", "...!!!???"];

    public static IEnumerable<MarkedAnswer> Of(IEnumerable<MarkedAnswer> answers)
    {
        foreach (var question in answers.DistinctBy(answer => answer.Asked))
        {
            foreach (var text in Unknowing)
                yield return Make(question, "don't know", text);
            foreach (var text in Gibberish)
                yield return Make(question, "gibberish", text);
            yield return Make(question, "copied question", question.Question);
            yield return Make(question, "copied question", $"The question is: {question.Question.ToLowerInvariant()}");
        }
    }

    private static MarkedAnswer Make(MarkedAnswer question, string kind, string text) => question with { Split = kind, Answer = text, Score = 0 };
}
