namespace Assay.Submissions;

/// <summary>How a stage is to begin: here in a job slot, by a message, or, with neither, once a slot is free.</summary>
/// <param name="Owner">Who has a slot for it.</param>
/// <param name="MessageUntil">When a message must have come, or is taken for lost.</param>
internal readonly record struct Dispatch(RunOwner? Owner, DateTimeOffset? MessageUntil);
