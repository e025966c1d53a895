using System.Text.Json.Nodes;

namespace Assay.Tests.CosmosStandIn.Store;

internal sealed class Database
{
    private readonly Lock _gate = new();
    private readonly List<Container> _containers = [];
    private readonly uint _number;
    private uint _lastNumber;

    public Database(uint number, JsonObject sent)
    {
        _number = number;
        var rid = ResourceId.Database(number);
        var etag = SystemProperties.NewEtag();
        var body = SystemProperties.Add(sent, rid, $"dbs/{rid}/", etag, ("_colls", "colls/"), ("_users", "users/"));
        Resource = new StoredResource(sent["id"]!.GetValue<string>(), rid, etag, body);
    }

    public StoredResource Resource { get; }

    public IReadOnlyList<Container> Containers
    {
        get
        {
            lock (_gate)
                return [.. _containers];
        }
    }

    public Container? Find(string nameOrRid)
    {
        lock (_gate)
            return _containers.Find(container => container.Resource.IsNamed(nameOrRid));
    }

    public Reply Create(JsonObject sent)
    {
        lock (_gate)
        {
            var name = sent["id"]!.GetValue<string>();
            if (_containers.Exists(container => container.Resource.Id == name))
                return Reply.Conflict();
            var made = new Container(_number, ++_lastNumber, sent);
            _containers.Add(made);
            return Reply.Resource(201, made.Resource);
        }
    }

    public void Delete(Container container)
    {
        lock (_gate)
            _containers.Remove(container);
    }
}
