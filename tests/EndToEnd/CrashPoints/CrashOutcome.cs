namespace Assay.EndToEnd.Crashes;

/// <summary>What a point did.</summary>
/// <param name="ExitCode">How the process ended that was to die there.</param>
/// <param name="Output">What it said.</param>
/// <param name="Undisturbed">The final state of a submission that nothing happened to.</param>
/// <param name="Final">The final state of the one whose process died.</param>
/// <param name="ModelCalls">Its calls of the model and the results stored of it, in order.</param>
internal sealed record CrashOutcome(int ExitCode, string Output, string Undisturbed, string Final, string[] ModelCalls);
