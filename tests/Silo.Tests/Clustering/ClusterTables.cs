using System.Net;
using Assay.Servers;
using Assay.Silo.Clustering;
using Assay.Silo.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Assay.Silo.Tests.Clustering;

/// <summary>The tables of membership and reminders as a silo resolves them, over a real server, without a running silo.</summary>
internal sealed class ClusterTables : IAsyncDisposable
{
    private readonly IHost _host;

    private ClusterTables(IHost host) => _host = host;

    public IMembershipTable Membership => _host.Services.GetRequiredService<IMembershipTable>();

    public IReminderTable Reminders => _host.Services.GetRequiredService<IReminderTable>();

    /// <summary>Connection settings of an empty back plane.</summary>
    public static async Task<string> NewConnectionAsync(string kind) => kind == "redis"
        ? (await SharedRedis.GetAsync()).ConnectionString
        : await (await SharedPostgres.GetAsync()).NewSchemaAsync();

    public static async Task<ClusterTables> OpenAsync(string kind, string? connection = null, string? id = null)
    {
        connection ??= await NewConnectionAsync(kind);
        id ??= Guid.NewGuid().ToString("N");
        var backplane = kind == "redis" ? Backplane.Redis : Backplane.Postgres;
        var settings = new SiloSettings
        {
            Cluster = new ClusterSettings { ClusterId = id, ServiceId = id },
            Storage = new StorageSettings(StorageBackend.Postgres, "", AllowUnsafeDurability: false),
            Membership = backplane,
            MembershipConnection = connection,
            Reminders = backplane,
            RemindersConnection = connection,
            Address = IPAddress.Loopback,
        };
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (id, id))
            .UseAssayMembership(settings)
            .UseAssayReminders(settings));
        var tables = new ClusterTables(builder.Build());
        if (backplane == Backplane.Postgres)
        {
            var source = tables._host.Services.GetRequiredService<ClusterDatabase>().Source(connection);
            await PostgresMigrator.UpgradeAsync(source, PostgresClusterSchema.Part, PostgresClusterSchema.Scripts, CancellationToken.None);
        }

        await tables.Membership.InitializeMembershipTableAsync(tryInitTableVersion: true);
        await tables.Reminders.StartAsync();
        return tables;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
            await host.DisposeAsync();
    }
}
