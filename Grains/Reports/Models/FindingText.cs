namespace Assay.Reports.Models;

/// <summary>What a model writes about a strength or an area for development.</summary>
/// <param name="Name">Its name as it was given.</param>
/// <param name="Text">One or two sentences.</param>
internal sealed record FindingText(string Name, string Text);
