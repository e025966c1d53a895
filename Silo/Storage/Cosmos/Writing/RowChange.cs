using System.Collections.Immutable;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Creates or replaces the document of a row; audit entries go into the same partition by the same transactional batch.</summary>
internal sealed class RowChange : CosmosChange
{
    private readonly RowWrite _row;
    private readonly string _id;
    private readonly DocumentTag? _old;
    private readonly string _createdAt;
    private readonly ReadOnlyMemory<byte> _document;
    private readonly ImmutableArray<(string Id, ReadOnlyMemory<byte> Json)> _audit;

    public RowChange(RowWrite row, string serviceId, long writtenAt, CosmosReads reads)
        : base(reads)
    {
        _row = row;
        _id = DocumentId.Of(serviceId, row.RowKey);
        _old = row.OldETag is { } etag ? DocumentTag.Parse(etag) : null;
        _createdAt = row.Listed is { } listed
            ? DocumentTime.Of(listed.Item.CreatedAt)
            : _old is { CreatedAt.Length: > 0 } known ? known.CreatedAt : DocumentTime.Of(row.Now);
        _document = RowDocument.Write(row, _id, _createdAt);
        _audit = AuditDocument.Write(row.Audit, row.RowKey.Key, row.Mark, writtenAt);
    }

    public override string Operation => "write";

    public override async Task<CosmosReply> SendAsync(CancellationToken cancellationToken)
    {
        var key = _row.RowKey.Key;
        if (_audit.IsEmpty && _old is null)
            return await CreateAsync(key, _document, cancellationToken);
        if (_audit.IsEmpty)
        {
            var options = new ItemRequestOptions { IfMatchEtag = _old!.Value.Service, EnableContentResponseOnWrite = false };
            using var answer = await Reads.Container.ReplaceItemStreamAsync(Open(_document), _id, new PartitionKey(key), options, cancellationToken);
            return CosmosReply.Of(answer);
        }

        var batch = Reads.Container.CreateTransactionalBatch(new PartitionKey(key));
        batch = _old is { } old
            ? batch.ReplaceItemStream(_id, Open(_document), new TransactionalBatchItemRequestOptions { IfMatchEtag = old.Service, EnableContentResponseOnWrite = false })
            : batch.CreateItemStream(Open(_document), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
        foreach (var (_, entry) in _audit)
            batch = batch.CreateItemStream(Open(entry), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
        return await SendAsync(batch, cancellationToken);
    }

    public override void OnDone(CosmosReply reply) => _row.ETag = new DocumentTag(reply.ETag!, _createdAt).ToString();

    public override async Task<bool> JudgeAsync(bool mayBeOwn, CancellationToken cancellationToken)
    {
        // The client repeats some calls by itself: a contradiction may be our own commit even after a single try.
        var found = await FindAsync(_id, _row.RowKey.Key, cancellationToken);
        if (found?.Mark == _row.Mark)
        {
            _row.ETag = new DocumentTag(found.ETag, _createdAt).ToString();
            return true;
        }

        // Read from a replica that lags behind the answer, or refused without reason: both pass.
        if (_old is null ? found is null : found?.ETag == _old.Value.Service)
            return false;
        _row.Recognise(found?.Mark);
        throw _row.Refusal!;
    }
}
