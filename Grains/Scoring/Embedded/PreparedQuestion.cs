using Assay.Assessments;
using Assay.Scoring.Embedded.Content;

namespace Assay.Scoring.Embedded;

/// <summary>Everything about a question that is the same for each of its answers.</summary>
internal sealed class PreparedQuestion
{
    public PreparedQuestion(Question question)
    {
        Type = question.Type;
        Words = Embedded.Words.Read(CompatibilityFold.Plain(question.Text));
        Stems = Words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        Criteria = Criterion.Of(question.Rubric, Stems);
        References = Reference.Alternatives(question.ReferenceAnswer, Stems);
        // A rubric without a list stands in for a missing model answer; beside one it speaks of the answer, not like it.
        if (References.Count == 0 && Criteria.Count == 0)
            References = Reference.Alternatives(question.Rubric, Stems);
        Compared = [.. References, .. Criteria.Select(criterion => criterion.Reference)];
        Asked = new(CompatibilityFold.Plain(question.Text), []);
        Grams = Compared.Append(Asked).SelectMany(reference => reference.Passage.Grams).ToHashSet();
        Expected = Compared.SelectMany(reference => reference.Passage.Terms)
            .Where(term => term is { Asked: false, Topical: true }).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How it is answered.</summary>
    public QuestionType Type { get; }

    /// <summary>The question's words.</summary>
    public List<Word> Words { get; }

    /// <summary>Their stems.</summary>
    public HashSet<string> Stems { get; }

    /// <summary>What an answer is compared with; the best fit counts.</summary>
    public List<Reference> References { get; }

    /// <summary>What the rubric lists, item by item; empty when it lists nothing.</summary>
    public List<Criterion> Criteria { get; }

    /// <summary>Both.</summary>
    public List<Reference> Compared { get; }

    /// <summary>The question's own text as something to compare with.</summary>
    public Reference Asked { get; }

    /// <summary>The runs of four letters of all of these.</summary>
    public HashSet<ulong> Grams { get; }

    /// <summary>Telling stems that the question does not give away.</summary>
    public HashSet<string> Expected { get; }
}
