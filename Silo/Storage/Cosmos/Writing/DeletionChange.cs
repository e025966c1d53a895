using System.Collections.Immutable;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Removes the document of a row, and adds its audit entries to the same partition by the same transactional batch.</summary>
internal sealed class DeletionChange(RowDeletion deletion, string serviceId, long writtenAt, CosmosReads reads) : CosmosChange(reads)
{
    private readonly string _id = DocumentId.Of(serviceId, deletion.RowKey);
    private readonly string _etag = DocumentTag.Parse(deletion.ETag).Service;

    private readonly ImmutableArray<(string Id, ReadOnlyMemory<byte> Json)> _audit =
        AuditDocument.Write(deletion.Audit, deletion.RowKey.Key, ETags.Next(), writtenAt);

    public override string Operation => "delete";

    public override async Task<CosmosReply> SendAsync(CancellationToken cancellationToken)
    {
        var key = new PartitionKey(deletion.RowKey.Key);
        if (_audit.IsEmpty)
        {
            using var answer = await Reads.Container.DeleteItemStreamAsync(_id, key, new ItemRequestOptions { IfMatchEtag = _etag }, cancellationToken);
            return CosmosReply.Of(answer);
        }

        var batch = Reads.Container.CreateTransactionalBatch(key)
            .DeleteItem(_id, new TransactionalBatchItemRequestOptions { IfMatchEtag = _etag });
        foreach (var (_, entry) in _audit)
            batch = batch.CreateItemStream(Open(entry), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
        return await SendAsync(batch, cancellationToken);
    }

    public override async Task<bool> JudgeAsync(bool mayBeOwn, CancellationToken cancellationToken)
    {
        var found = await FindAsync(_id, deletion.RowKey.Key, cancellationToken);
        if (found?.ETag == _etag)
            return false;

        // Entries come with the removal or not at all, so they tell whose removal it was.
        deletion.Removed = found is null && (_audit.IsEmpty
            ? mayBeOwn
            : await FindAsync(_audit[0].Id, deletion.RowKey.Key, cancellationToken) is not null);
        deletion.Recognise(found?.ETag);
        return deletion.Refusal is { } refusal ? throw refusal : true;
    }
}
