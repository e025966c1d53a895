namespace Assay.Tests.CosmosStandIn.Batch;

/// <summary>One part of a transactional batch. <c>Body</c> is empty for a read or a removal.</summary>
internal sealed record BatchOperation(Operation Kind, string? Id, byte[] Body, string? IfMatch);
