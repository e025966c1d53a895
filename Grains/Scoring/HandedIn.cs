using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Scoring;

/// <summary>What a candidate handed in, by question: the last answer to a question wins.</summary>
internal sealed class HandedIn
{
    private readonly Dictionary<string, string?> _answers = new(StringComparer.Ordinal);

    public HandedIn(ImmutableArray<Answer> answers)
    {
        if (answers.IsDefault)
            return;
        foreach (var answer in answers)
            _answers[answer.QuestionId] = answer.SubmittedAnswer;
    }

    /// <summary>The answer to a question; null when it was left open, blank, or is the starter code as it was given.</summary>
    public string? To(Question question)
    {
        if (_answers.GetValueOrDefault(question.Id) is not { } answer || string.IsNullOrWhiteSpace(answer))
            return null;
        return question is { Type: QuestionType.Coding, StarterCode: { } starter } && SameCode(answer, starter) ? null : answer;
    }

    // An editor may change line ends and the blanks around the code without the candidate touching it.
    private static bool SameCode(string answer, string starter) => PlainLines(answer) == PlainLines(starter);

    private static string PlainLines(string code) =>
        code.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
}
