namespace Assay.Api.Hosting;

/// <summary>Where the grains live.</summary>
/// <param name="Cluster">The cluster in words, or null when a silo is in this process.</param>
internal sealed record GrainsPlace(string? Cluster);
