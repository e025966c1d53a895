namespace Assay.Reports.Models;

/// <summary>What a model writes about a question.</summary>
/// <param name="Question">Its number in the assessment, from 1.</param>
/// <param name="Text">One to three sentences.</param>
internal sealed record QuestionText(int Question, string Text);
