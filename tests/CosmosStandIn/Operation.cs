namespace Assay.Tests.CosmosStandIn;

/// <summary>What a request asks for: the name under which it is counted and can be made to fail.</summary>
public enum Operation
{
    Account,
    Database,
    Container,
    PartitionKeyRanges,
    QueryPlan,
    Create,
    Read,
    Replace,
    Upsert,
    Delete,
    Query,

    /// <summary>Several changes of one partition, all or none.</summary>
    Batch,

    /// <summary>What the server does not know: patch, stored procedures and so on. Answered with 400.</summary>
    Other,
}
