using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>One page of rows. <c>BytesLoaded</c> is the size of the documents that made them.</summary>
internal sealed record QueryPage(IReadOnlyList<JsonElement> Rows, Continuation? Next, long BytesLoaded, bool ScannedWithoutIndex);
