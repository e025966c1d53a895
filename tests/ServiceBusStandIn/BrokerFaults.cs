namespace Assay.ServiceBusStandIn;

/// <summary>What can go wrong with a broker, on demand.</summary>
public sealed class BrokerFaults
{
    private readonly BrokerCore _core;

    internal BrokerFaults(BrokerCore core) => _core = core;

    /// <summary>Bytes are taken in and worked on, but nothing is answered or delivered until this is off again.</summary>
    public bool Stalled
    {
        get => _core.Faults.Stalled;
        set => _core.Faults.Stalled = value;
    }

    /// <summary>New connections, and calls for counts, are reset.</summary>
    public bool RefuseConnections
    {
        get => _core.Faults.RefuseConnections;
        set => _core.Faults.RefuseConnections = value;
    }

    /// <summary>Every token is answered with 401.</summary>
    public bool RefuseTokens
    {
        get => _core.Faults.RefuseTokens;
        set => _core.Faults.RefuseTokens = value;
    }

    /// <summary>Ends every connection in the middle of what it does, without a goodbye. Locks stay.</summary>
    public void CutConnections() => _core.CutConnections();

    /// <summary>As the service does with idle links, or when it moves a queue: every link is detached, connections stay.</summary>
    public void DetachLinks()
    {
        foreach (var connection in _core.Connections)
            connection.DetachLinks();
    }

    /// <summary>
    /// The next operations of those kinds are answered with server-busy (50009); a receiver's link is detached with it when it
    /// attaches or asks for messages. Gives how many are to come now.
    /// </summary>
    public int ThrottleNext(int operations, BusOperations kinds = BusOperations.All) => _core.Faults.Throttle(kinds, operations);

    /// <summary>Forgets the tokens of all connections: their links are detached as unauthorised, and new ones need a new token.</summary>
    public void ExpireTokens()
    {
        foreach (var connection in _core.Connections)
            connection.ForgetTokens();
    }

    /// <summary>The broker carries out the next settlements, on links or through <c>$management</c>, and the connection is cut before it says so.</summary>
    public void DropNextSettlements(int n) => _core.Faults.DropSettlements(n);

    /// <summary>The broker stores what the next sends or schedule calls bring, and the connection is cut before it says so.</summary>
    public void CutAfterNextSend(int n = 1) => _core.Faults.CutAfterSends(n);

    /// <summary>All locks on the queue's messages, and its dead letters, are lost at once: their delivery counts rise.</summary>
    public void ExpireLocks(string queue) => _core.Queue(queue).Ask(state =>
    {
        state.ExpireLocks();
        return true;
    });
}
