namespace Assay.Api.Hosting;

/// <summary>Marks a call that reads for as long as it takes: each of its grain calls has the limit of a read, not all of them together.</summary>
internal sealed class LongRead;
