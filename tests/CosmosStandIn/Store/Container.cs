using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Tests.CosmosStandIn.Batch;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>One container: a single physical partition in memory.</summary>
internal sealed class Container
{
    private const int MostBytes = 2 * 1024 * 1024;
    private const int MostBytesOfAnId = 1023;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string PartitionKey, string Id), StoredDocument> _documents = [];
    private readonly uint _database;
    private readonly uint _number;
    private readonly List<string> _keyPath;
    private ulong _lastNumber;

    public Container(uint database, uint number, JsonObject sent)
    {
        _database = database;
        _number = number;
        Rid = ResourceId.Collection(database, number);
        Resource = Describe(sent);
        var paths = sent["partitionKey"]?["paths"]?.AsArray();
        if (paths is not [{ } path])
            throw new FormatException("A container needs one partition key path.");
        _keyPath = IndexPath.Split(path.GetValue<string>());
        if (_keyPath.Count == 0)
            throw new FormatException($"The partition key path '{path}' is not one.");
        Policy = new IndexingPolicy(Resource.Body.GetProperty("indexingPolicy"));
    }

    public string Rid { get; }

    public string RangeRid => ResourceId.Range(_database, _number);

    public StoredResource Resource { get; private set; }

    public IndexingPolicy Policy { get; private set; }

    public void Replace(JsonObject sent)
    {
        var replacement = Describe(sent);
        Policy = new IndexingPolicy(replacement.Body.GetProperty("indexingPolicy"));
        Resource = replacement;
    }

    /// <summary>The documents as of now, of one partition key or of all.</summary>
    public IReadOnlyList<StoredDocument> Documents(string? partitionKey)
    {
        lock (_gate)
            return [.. _documents.Values.Where(document => partitionKey is null || document.PartitionKey == partitionKey)];
    }

    public Reply Read(string partitionKey, string id, string? ifNoneMatch)
    {
        lock (_gate)
        {
            if (!_documents.TryGetValue((partitionKey, id), out var document))
                return Reply.NotFound(id);
            return ifNoneMatch is not null && ifNoneMatch == document.Etag
                ? new Reply(304, default).WithEtag(document.Etag)
                : Reply.Of(200, document.Body, RequestUnits.Read(document.Size)).WithEtag(document.Etag);
        }
    }

    public Reply Create(string? partitionKey, byte[] body, bool isUpsert, string? ifMatch)
    {
        if (Refused(body, partitionKey, out var sent, out var key, out var id) is { } refusal)
            return refusal;
        lock (_gate)
        {
            if (!_documents.TryGetValue((key, id), out var existing))
                return Put(sent!, key, id, ++_lastNumber, body.Length, 201);
            if (!isUpsert)
                return Reply.Conflict();
            return Differs(ifMatch, existing)
                ? Reply.PreconditionFailed()
                : Put(sent!, key, id, existing.Number, body.Length, 200);
        }
    }

    public Reply Replace(string? partitionKey, string id, byte[] body, string? ifMatch)
    {
        if (Refused(body, partitionKey, out var sent, out var key, out var bodyId) is { } refusal)
            return refusal;
        lock (_gate)
        {
            if (!_documents.TryGetValue((key, id), out var existing))
                return Reply.NotFound(id);
            if (bodyId != id)
                return Reply.BadRequest("The id of a document cannot be changed by replacing it.");
            return Differs(ifMatch, existing)
                ? Reply.PreconditionFailed()
                : Put(sent!, key, id, existing.Number, body.Length, 200);
        }
    }

    public Reply Delete(string partitionKey, string id, string? ifMatch)
    {
        lock (_gate)
        {
            if (!_documents.TryGetValue((partitionKey, id), out var existing))
                return Reply.NotFound(id);
            if (Differs(ifMatch, existing))
                return Reply.PreconditionFailed();
            _documents.Remove((partitionKey, id));
            return new Reply(204, default, RequestUnits.Write(existing.Size));
        }
    }

    /// <summary>All parts or none: after the first that fails, what the others have done is undone.</summary>
    public IReadOnlyList<Reply> Together(string partitionKey, IReadOnlyList<BatchOperation> parts)
    {
        lock (_gate)
        {
            var before = _documents.Where(entry => entry.Key.PartitionKey == partitionKey).ToList();
            var replies = parts.Select(_ => Reply.FailedDependency()).ToArray();
            for (var i = 0; i < parts.Count; i++)
            {
                replies[i] = Run(partitionKey, parts[i]);
                if (replies[i].Status < 300)
                    continue;
                foreach (var (key, _) in _documents.Where(entry => entry.Key.PartitionKey == partitionKey).ToList())
                    _documents.Remove(key);
                foreach (var (key, document) in before)
                    _documents[key] = document;
                return [.. replies.Select((reply, n) => n == i ? reply : Reply.FailedDependency())];
            }

            return replies;
        }
    }

    private Reply Run(string partitionKey, BatchOperation part) => part.Kind switch
    {
        Operation.Create or Operation.Upsert => Create(partitionKey, part.Body, part.Kind == Operation.Upsert, part.IfMatch),
        Operation.Replace => Replace(partitionKey, part.Id!, part.Body, part.IfMatch),
        Operation.Delete => Delete(partitionKey, part.Id!, part.IfMatch),
        _ => Read(partitionKey, part.Id!, null),
    };

    private static bool Differs(string? ifMatch, StoredDocument document) => ifMatch is not (null or "*") && ifMatch != document.Etag;

    private static bool IsGood(string id) =>
        id.Length is > 0 and <= MostBytesOfAnId && !id.AsSpan().ContainsAny("/\\?#") && !id.EndsWith(' ');

    private Reply? Refused(byte[] body, string? header, out JsonObject? sent, out string partitionKey, out string id)
    {
        (sent, partitionKey, id) = (null, "", "");
        if (body.Length > MostBytes)
            return Reply.TooLarge();
        sent = JsonNode.Parse(body) as JsonObject;
        if (sent?["id"] is not JsonValue value || !value.TryGetValue<string>(out var named) || !IsGood(named))
            return Reply.BadRequest("The input content is invalid because the required property 'id' is missing or not a valid name.");
        id = named;
        partitionKey = PartitionKeys.FromDocument(JsonSerializer.SerializeToElement(sent), _keyPath);
        return header is null || header == partitionKey
            ? null
            : Reply.BadRequest("PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
    }

    private Reply Put(JsonObject sent, string partitionKey, string id, ulong number, int size, int status)
    {
        var etag = SystemProperties.NewEtag();
        var rid = ResourceId.Document(_database, _number, number);
        var body = SystemProperties.Add(sent, rid, $"dbs/{ResourceId.Database(_database)}/colls/{Rid}/docs/{rid}/", etag, ("_attachments", "attachments/"));
        _documents[(partitionKey, id)] = new StoredDocument(number, partitionKey, id, etag, body, size);
        return Reply.Of(status, body, RequestUnits.Write(size)).WithEtag(etag);
    }

    private StoredResource Describe(JsonObject sent)
    {
        var etag = SystemProperties.NewEtag();
        sent["indexingPolicy"] ??= JsonNode.Parse(IndexingPolicy.Default);
        var body = SystemProperties.Add(
            sent,
            Rid,
            $"dbs/{ResourceId.Database(_database)}/colls/{Rid}/",
            etag,
            ("_docs", "docs/"),
            ("_sprocs", "sprocs/"),
            ("_triggers", "triggers/"),
            ("_udfs", "udfs/"),
            ("_conflicts", "conflicts/"));
        return new StoredResource(sent["id"]!.GetValue<string>(), Rid, etag, body);
    }
}
