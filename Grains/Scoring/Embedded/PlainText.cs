namespace Assay.Scoring.Embedded;

/// <summary>A text in plain form that still knows where its characters stood in the text as handed in.</summary>
/// <param name="Text">The plain form.</param>
/// <param name="Origins">For each character, and for the end, its place in the text as handed in; null where nothing moved.</param>
internal sealed record PlainText(string Text, IReadOnlyList<int>? Origins)
{
    /// <summary>Start and length, in UTF-16 units, of a span of the plain form in the text as handed in.</summary>
    public (int Start, int Length) Origin(int start, int length) =>
        Origins is null ? (start, length) : (Origins[start], Origins[start + length] - Origins[start]);
}
