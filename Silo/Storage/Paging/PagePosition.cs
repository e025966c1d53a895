namespace Assay.Silo.Storage;

/// <summary>Where a page ended: the sort column's value and the row's identity.</summary>
internal readonly record struct PagePosition(long Value, string Key);
