namespace Assay.Scoring.Embedded;

/// <summary>An answer, read once, and the question it is for: what the gates and the comparison look at.</summary>
internal sealed class JudgedAnswer
{
    // Longer answers are judged by their beginning, so that a judgement stays short whatever was pasted.
    private const int JudgedCharacters = 20_000;

    public JudgedAnswer(PreparedQuestion question, string answer)
    {
        Question = question;
        Plain = CompatibilityFold.Read(answer, JudgedCharacters);
        Words = Embedded.Words.Read(Text);
    }

    public PreparedQuestion Question { get; }

    /// <summary>The answer in plain form.</summary>
    public string Text => Plain.Text;

    /// <summary>The same, with the places that its characters came from.</summary>
    public PlainText Plain { get; }

    /// <summary>Its words.</summary>
    public List<Word> Words { get; }
}
