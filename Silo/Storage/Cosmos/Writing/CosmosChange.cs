using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>One write item in the terms of documents: a call that can be repeated, and a judgement of what an earlier try has done.</summary>
internal abstract class CosmosChange(CosmosReads reads)
{
    private static readonly ItemRequestOptions NoBody = new() { EnableContentResponseOnWrite = false };

    /// <summary>Its name in the metrics.</summary>
    public abstract string Operation { get; }

    protected CosmosReads Reads => reads;

    /// <summary>Makes the change, in one atomic call.</summary>
    public abstract Task<CosmosReply> SendAsync(CancellationToken cancellationToken);

    /// <summary>Called once the change is made.</summary>
    public virtual void OnDone(CosmosReply reply)
    {
    }

    /// <summary>
    /// Finds out why the document is not as expected. True when this change is made already; false when it is to be tried again;
    /// throws when somebody else was faster.
    /// </summary>
    /// <param name="mayBeOwn">An earlier try of this change has had no answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public abstract Task<bool> JudgeAsync(bool mayBeOwn, CancellationToken cancellationToken);

    protected async Task<CosmosReply> CreateAsync(string partitionKey, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using var answer = await reads.Container.CreateItemStreamAsync(Open(json), new PartitionKey(partitionKey), NoBody, cancellationToken);
        return CosmosReply.Of(answer);
    }

    protected static async Task<CosmosReply> SendAsync(TransactionalBatch batch, CancellationToken cancellationToken)
    {
        using var answer = await batch.ExecuteAsync(cancellationToken);
        return CosmosReply.Of(answer);
    }

    protected static MemoryStream Open(ReadOnlyMemory<byte> json) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(json, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false, publiclyVisible: true)
            : new MemoryStream(json.ToArray());

    /// <summary>The document as it stands, tried once.</summary>
    protected Task<Standing?> FindAsync(string id, string partitionKey, CancellationToken cancellationToken) =>
        reads.OnceAsync("judge", id, partitionKey, static (etag, json) => new Standing(etag, StoredDocument.Read(json).Mark), cancellationToken);

    protected sealed record Standing(string ETag, long Mark);
}
