using Assay.Assessments;

namespace Assay.Scoring.Embedded;

/// <summary>Everything about a question that is the same for each of its answers.</summary>
internal sealed class PreparedQuestion
{
    public PreparedQuestion(Question question)
    {
        Type = question.Type;
        Words = Embedded.Words.Read(CompatibilityFold.Plain(question.Text));
        Stems = [.. Words.Select(word => word.Stem)];
        var answers = Reference.Alternatives(question.ReferenceAnswer, Stems);
        var rubric = Reference.Alternatives(question.Rubric, Stems);
        Alternatives = Math.Max(answers.Count, rubric.Count);
        // The rubric can only add: it speaks of an answer as well as like one, so its words are no must beside a model answer.
        References = answers.Count == 0 ? rubric : [.. answers, .. answers.SelectMany(answer => rubric.Select(answer.With))];
        Expected = [.. References.SelectMany(reference => reference.Terms).Where(term => term is { Asked: false, Weight: >= 1 }).Select(term => term.Stem)];
    }

    /// <summary>How it is answered.</summary>
    public QuestionType Type { get; }

    /// <summary>The question's words.</summary>
    public List<Word> Words { get; }

    /// <summary>Their stems.</summary>
    public HashSet<string> Stems { get; }

    /// <summary>What an answer is compared with; the best fit counts.</summary>
    public List<Reference> References { get; }

    /// <summary>How many alternatives its author gave.</summary>
    public int Alternatives { get; }

    /// <summary>Telling stems that the question does not give away.</summary>
    public HashSet<string> Expected { get; }
}
