namespace Assay.Silo.Storage;

/// <summary>A row's identity, compared byte for byte: state name and grain key.</summary>
internal readonly record struct RowKey(string StateName, string Key) : IComparable<RowKey>
{
    public int CompareTo(RowKey other)
    {
        var byKey = string.CompareOrdinal(Key, other.Key);
        return byKey != 0 ? byKey : string.CompareOrdinal(StateName, other.StateName);
    }
}
