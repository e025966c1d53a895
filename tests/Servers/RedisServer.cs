using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Assay.Servers;

/// <summary>A Redis server of the tests' own: an empty one in a temporary folder, on a free loopback port, with a password.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private ServerProcess? _process;

    private RedisServer()
    {
        Folder = Directory.CreateTempSubdirectory("assay-redis-").FullName;
        Port = FreePort.Next();
    }

    public string Folder { get; }

    public int Port { get; }

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server is stopped.");

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},password={_password}");

    /// <summary>For a user that may only read.</summary>
    public string ReaderConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},user=reader,password={_password}");

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        await Process.SignalAsync("KILL");
        await Process.WaitForExitAsync();
        await Process.DisposeAsync();
        _process = null;
    }

    /// <summary>Starts it again over the same data, and returns when it listens.</summary>
    public async Task StartAgainAsync()
    {
        var settings = Path.Combine(Folder, "redis.conf");
        await File.WriteAllLinesAsync(settings, [
            "bind 127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"port {Port}"),
            $"dir {Folder}",
            $"requirepass {_password}",
            $"user reader on >{_password} ~assay/* resetchannels +@read +@connection +hsetnx",
            "appendonly yes",
            "appendfsync always",
            "daemonize no",
        ]);
        _process = await ServerProcess.StartAsync(Folder, null, "redis-server", settings);
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await ListensAsync())
        {
            if (limit.IsCancellationRequested || _process.HasExited)
                throw new TimeoutException($"Redis does not start; is the package redis-server installed?\n{_process.Output}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
