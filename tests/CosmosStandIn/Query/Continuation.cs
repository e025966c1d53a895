using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>
/// Where a page ended: at which sort values and which document. Not a row number: documents that come and go
/// between two pages neither repeat a row nor lose one. A key is its JSON, none if the property is undefined.
/// </summary>
internal sealed record Continuation(IReadOnlyList<string?> Keys, ulong Number, int Taken, int Skipped)
{
    /// <summary>Before the first document.</summary>
    public static readonly Continuation Start = new([], 0, 0, 0);

    public static Continuation Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return Start;
        try
        {
            return JsonSerializer.Deserialize<Continuation>(Convert.FromBase64String(token)) ?? Start;
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw new QueryException("Invalid continuation token.");
        }
    }

    public override string ToString() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));
}
