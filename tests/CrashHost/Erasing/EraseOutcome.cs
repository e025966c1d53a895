namespace Assay.CrashHost.Erasing;

/// <summary>What became of a submission whose process died while it was erased.</summary>
/// <param name="Tombstone">Whether the next process found it erased, before anybody asked again.</param>
/// <param name="RowsLeft">How many of its rows are left beside its own, once recovery has been.</param>
/// <param name="Audited">How often the audit tells of it.</param>
/// <param name="LateHandIn">What a hand-in is told afterwards.</param>
/// <param name="FoundInFiles">Whether the candidate's e-mail is still in a file of the store.</param>
internal sealed record EraseOutcome(bool Tombstone, int RowsLeft, int Audited, string LateHandIn, bool FoundInFiles);
