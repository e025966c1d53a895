using System.Text.Json.Nodes;

namespace Assay.Tests.CosmosStandIn.Store;

internal sealed class Account
{
    private readonly Lock _gate = new();
    private readonly List<Database> _databases = [];
    private uint _lastNumber;

    public IReadOnlyList<Database> Databases
    {
        get
        {
            lock (_gate)
                return [.. _databases];
        }
    }

    public Database? Find(string nameOrRid)
    {
        lock (_gate)
            return _databases.Find(database => database.Resource.IsNamed(nameOrRid));
    }

    public Reply Create(JsonObject sent)
    {
        lock (_gate)
        {
            var name = sent["id"]!.GetValue<string>();
            if (_databases.Exists(database => database.Resource.Id == name))
                return Reply.Conflict();
            // The first byte of a database's rid is never 0 in the service.
            var made = new Database(0x0100_0000 + ++_lastNumber, sent);
            _databases.Add(made);
            return Reply.Resource(201, made.Resource);
        }
    }

    public void Delete(Database database)
    {
        lock (_gate)
            _databases.Remove(database);
    }
}
