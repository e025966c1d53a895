namespace Assay.Scoring.Embedded;

/// <summary>An answer and what was asked, read once: what the gates and the recall look at.</summary>
internal sealed class JudgedAnswer
{
    public JudgedAnswer(string question, string answer, int limit)
    {
        Text = CompatibilityFold.Plain(answer, limit);
        Words = Embedded.Words.Read(Text);
        Held = new(Words);
        QuestionWords = Embedded.Words.Read(CompatibilityFold.Plain(question, limit));
        QuestionStems = [.. QuestionWords.Select(word => word.Stem)];
    }

    /// <summary>The answer in plain form.</summary>
    public string Text { get; }

    /// <summary>Its words.</summary>
    public List<Word> Words { get; }

    /// <summary>Its words by stem.</summary>
    public AnswerWords Held { get; }

    /// <summary>The question's words.</summary>
    public List<Word> QuestionWords { get; }

    /// <summary>The question's stems.</summary>
    public HashSet<string> QuestionStems { get; }
}
