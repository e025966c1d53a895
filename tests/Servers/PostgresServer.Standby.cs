using System.Globalization;

namespace Assay.Servers;

public sealed partial class PostgresServer
{
    /// <summary>
    /// Starts a standby over a copy of this server's data. From then on this server confirms a commit once the standby has it on
    /// disk too.
    /// </summary>
    public async Task<PostgresServer> StartStandbyAsync()
    {
        var standby = new PostgresServer(Directory.CreateTempSubdirectory("assay-postgres-").FullName, _password, []);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "-R", "postgres:postgres", standby.Folder);
        await RunAsync(AsServerUser(
            Path.Combine(Programs(), "pg_basebackup"),
            "-D",
            standby.Data,
            "-d",
            string.Create(CultureInfo.InvariantCulture, $"host=127.0.0.1 port={Port} user={User} password={_password}"),
            "--write-recovery-conf",
            "--wal-method=stream",
            "--checkpoint=fast",
            "--no-sync"));
        await standby.StartAsync();
        await ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
        await ExecuteAsync("SELECT pg_reload_conf()");
        return standby;
    }

    /// <summary>Makes a standby the server that takes writes, and returns when it does.</summary>
    public Task PromoteAsync() => ExecuteAsync("SELECT pg_promote(true, 60)");
}
