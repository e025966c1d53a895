using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Assay.Servers;

/// <summary>A PostgreSQL server of the tests' own: a new cluster of data in a temporary folder, on a free loopback port, with a password.</summary>
public sealed partial class PostgresServer : IAsyncDisposable
{
    private const string User = "assay";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _password;
    private readonly string[] _settings;
    private ServerProcess? _process;
    private int _schemas;

    private PostgresServer(string folder, string password, string[] settings)
    {
        Folder = folder;
        _password = password;
        _settings = settings;
        Port = FreePort.Next();
    }

    public string Folder { get; }

    public int Port { get; }

    /// <summary>The first process of the server, whose end takes all others with it.</summary>
    public ServerProcess Process => _process ?? throw new InvalidOperationException("The server is stopped.");

    /// <summary>For the database <c>postgres</c>.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = User,
        Password = _password,
        Database = "postgres",
        MaxPoolSize = 20,
        Timeout = 5,
    }.ToString();

    /// <param name="settings">Beside the defaults, for example <c>fsync=off</c>.</param>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("assay-postgres-").FullName;
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var server = new PostgresServer(folder, password, settings);
        await server.CreateAsync();
        await server.StartAsync();
        return server;
    }

    /// <summary>A connection string whose tables go to a new schema of their own.</summary>
    public async Task<string> NewSchemaAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _schemas)}");
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE SCHEMA {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { SearchPath = name }.ToString();
    }

    /// <summary>SIGKILL for the server and all its processes, as when the machine loses them at once.</summary>
    public async Task KillAsync()
    {
        await Process.SignalAsync("KILL");
        await Process.WaitForExitAsync();
        await Process.DisposeAsync();
        _process = null;
    }

    /// <summary>SIGSTOP for the server and all its processes: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => SignalAllAsync("STOP");

    /// <summary>Lets a paused server go on.</summary>
    public Task ContinueAsync() => SignalAllAsync("CONT");

    /// <summary>Runs a statement on a connection of its own.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts it again over the same data, and returns when it answers.</summary>
    public async Task StartAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (true)
        {
            if (_process is null or { HasExited: true })
            {
                if (_process is not null)
                    await _process.DisposeAsync();

                // Until the last process of a killed server is gone, a new one refuses to start.
                _process = await ServerProcess.StartAsync(Folder, null, AsServerUser(
                    Path.Combine(Programs(), "postgres"), "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture)));
            }

            if (await AnswersAsync())
                return;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"PostgreSQL does not start:\n{_process.Output}");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private string Data => Path.Combine(Folder, "data");

    private async Task CreateAsync()
    {
        var secret = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(secret, _password);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "-R", "postgres:postgres", Folder);
        await RunAsync(AsServerUser(
            Path.Combine(Programs(), "initdb"), "-D", Data, "-U", User, "--auth=scram-sha-256", $"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"));
        await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.conf"), [
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "max_connections = 150",
            "shared_buffers = 256MB",
            "max_wal_size = 4GB",
            "logging_collector = off",
            "log_min_messages = warning",
            .. _settings,
        ]);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Task SignalAllAsync(string signal)
    {
        // Where the system keeps the ids of a process's children.
        var children = File.ReadAllText($"/proc/{Process.Id}/task/{Process.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return RunAsync(["kill", $"-{signal}", Process.Id.ToString(CultureInfo.InvariantCulture), .. children]);
    }

    // PostgreSQL refuses to run as root.
    private static string[] AsServerUser(params string[] command) => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", .. command]
        : command;

    private static string Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
            ?? throw new InvalidOperationException("PostgreSQL's server programs are missing: install the package postgresql.")
        : throw new InvalidOperationException("PostgreSQL is not installed: install the package postgresql.");

    private static async Task RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {output}{errors}");
    }
}
