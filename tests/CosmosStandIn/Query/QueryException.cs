namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>The query is wrong, not understood, or needs an index that the container has not: 400.</summary>
internal sealed class QueryException(string message) : Exception(message);
