namespace Assay.Scoring.Models.Judging;

/// <summary>A quote that stands in an answer.</summary>
/// <param name="Text">As it stands there, in plain form.</param>
/// <param name="Start">Where it begins in the answer as handed in, UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record QuotePlace(string Text, int Start, int Length);
