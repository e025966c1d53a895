using System.Text.Json;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>A document and the values it is sorted by; equal ones stand in the order they were created.</summary>
internal sealed class SortedRow(SelectQuery query, StoredDocument document) : IComparable<SortedRow>
{
    private readonly JsonElement[] _keys = [.. query.OrderBy.Select(order => Evaluator.Evaluate(order.Path, document.Body))];

    public StoredDocument Document => document;

    public int CompareTo(SortedRow? other) => CompareTo(other!._keys, other.Document.Number);

    public bool IsAfter(Continuation place) =>
        place.Number == 0 || CompareTo([.. place.Keys.Select(key => key is null ? default : JsonElement.Parse(key))], place.Number) > 0;

    public Continuation At(int taken, int skipped) =>
        new([.. _keys.Select(key => key.ValueKind == JsonValueKind.Undefined ? null : key.GetRawText())], document.Number, taken, skipped);

    private int CompareTo(JsonElement[] keys, ulong number)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var order = Values.InOrder(_keys[i], keys[i]);
            if (order != 0)
                return query.OrderBy[i].Descending ? -order : order;
        }

        return document.Number.CompareTo(number);
    }
}
