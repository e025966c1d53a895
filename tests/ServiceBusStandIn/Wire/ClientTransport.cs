using System.Net.Sockets;
using Amqp;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>The bytes to and from one client: they can be held up, or cut off.</summary>
internal sealed class ClientTransport(Socket socket, Stream stream, FaultState faults, Action ended) : IAsyncTransport, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _peerSpoke = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _negotiated;
    private int _ended;

    /// <summary>Whether the SASL exchange is over.</summary>
    public bool IsNegotiated => _negotiated;

    /// <summary>Known at once, while the library hears of it a little later.</summary>
    public bool HasEnded => Volatile.Read(ref _ended) != 0;

    public void SetConnection(Connection connection) => _negotiated = true;

    public async Task SendAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        // The library would send its first frames together with the outcome of SASL, on which some clients hang: the client goes first.
        if (_negotiated)
            await _peerSpoke.Task.WaitAsync(_closed.Token);
        await faults.WhenNotStalled.WaitAsync(_closed.Token);
        var bytes = new byte[listSize];
        var length = 0;
        foreach (var buffer in bufferList)
        {
            Buffer.BlockCopy(buffer.Buffer, buffer.Offset, bytes, length, buffer.Length);
            length += buffer.Length;
        }

        await stream.WriteAsync(bytes.AsMemory(0, length), _closed.Token);
    }

    public async Task<int> ReceiveAsync(byte[] buffer, int offset, int count)
    {
        var read = await stream.ReadAsync(buffer.AsMemory(offset, count), _closed.Token);
        if (_negotiated)
            _peerSpoke.TrySetResult();
        return read;
    }

    public void Send(ByteBuffer buffer) => stream.Write(buffer.Buffer, buffer.Offset, buffer.Length);

    public int Receive(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, count);

    public void Close() => End(reset: false);

    /// <summary>As a broken network does it: no goodbye, and what was not sent yet is lost.</summary>
    public void Dispose() => End(reset: true);

    private void End(bool reset)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        if (reset)
            socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
        _closed.Cancel();
        stream.Dispose();
        ended();
    }
}
