namespace Assay.ServiceBus.Connection;

/// <summary>One link of the present connection: attached when first needed, and anew once it or its connection has ended.</summary>
/// <param name="connect">Gives the connection to use, or waits for one, or fails.</param>
/// <param name="attach">Attaches the link.</param>
/// <param name="isOpen">Whether it still is.</param>
internal sealed class CurrentLink<T>(Func<CancellationToken, Task<BusConnection>> connect, Func<BusConnection, Task<T>> attach, Func<T, bool> isOpen)
    where T : class
{
    private readonly Lock _lock = new();
    private BusConnection? _of;
    private Task<T>? _link;

    /// <summary>The link and its connection. The wait ends with the token; an attach that others wait for goes on.</summary>
    public async Task<(T Link, BusConnection Connection)> GetAsync(CancellationToken cancellationToken)
    {
        var connection = await connect(cancellationToken);
        Task<T> link;
        lock (_lock)
        {
            if (_of != connection || _link is null or { IsFaulted: true } or { IsCanceled: true } || (_link.IsCompletedSuccessfully && !isOpen(_link.Result)))
                (_of, _link) = (connection, attach(connection));
            link = _link;
        }

        try
        {
            return (await link.WaitAsync(cancellationToken), connection);
        }
        catch (OperationCanceledException)
        {
            connection.Suspect();
            throw;
        }
    }
}
