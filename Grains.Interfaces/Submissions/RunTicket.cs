namespace Assay.Submissions;

/// <summary>What an admin's order led to.</summary>
/// <param name="RunSequence">The run it belongs to.</param>
/// <param name="Revision">The evaluation revision inside the run: 0 from the graders, one more for each mark.</param>
/// <param name="ScoringStatus">Where scoring stands now.</param>
/// <param name="ReportStatus">Where the report stands now.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.RunTicket")]
public sealed record RunTicket(int RunSequence, int Revision, StageStatus ScoringStatus, StageStatus ReportStatus);
