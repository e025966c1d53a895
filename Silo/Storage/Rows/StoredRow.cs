namespace Assay.Silo.Storage;

/// <summary>Makes a value of a row's payload.</summary>
internal delegate T PayloadReader<out T>(long schemaVersion, ReadOnlySpan<byte> payload);

/// <summary>A row as it was read.</summary>
internal sealed record StoredRow<T>(string ETag, T Value);
