using System.Collections.Concurrent;
using Assay.Assessments;

namespace Assay.Scoring.Embedded;

/// <summary>Remembers the questions read last: the candidates of one test all answer the same ones.</summary>
internal sealed class PreparedQuestions
{
    private const int Most = 128;

    private readonly ConcurrentDictionary<(QuestionType, string, string?, string?), PreparedQuestion> _questions = new();

    public PreparedQuestion Of(Question question)
    {
        var key = (question.Type, question.Text, question.ReferenceAnswer, question.Rubric);
        if (_questions.TryGetValue(key, out var known))
            return known;
        if (_questions.Count >= Most)
            _questions.Clear();
        return _questions[key] = new(question);
    }
}
