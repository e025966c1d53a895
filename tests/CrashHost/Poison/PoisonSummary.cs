namespace Assay.CrashHost.Poison;

/// <summary>How it ended.</summary>
/// <param name="Total">Submissions stored.</param>
/// <param name="DoneOnce">Scored and reported exactly once.</param>
/// <param name="Failed">Key and error code of each that was given up.</param>
internal sealed record PoisonSummary(int Total, int DoneOnce, List<string> Failed);
