using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Assay.Silo.Clustering;

/// <summary>Wires the official providers of membership and reminders to PostgreSQL or Redis.</summary>
internal static class ClusterHosting
{
    private const string PostgresInvariant = "Npgsql";

    public static ISiloBuilder UseAssayMembership(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.AddClusterDatabase(settings);
        if (settings.Membership == Backplane.Redis)
            return silo.UseRedisClustering(options => options.ConfigurationOptions = Redis(settings.MembershipConnection));
        return silo.UseAdoNetClustering(options => options.Configure<ClusterDatabase>((membership, database) =>
        {
            membership.Invariant = PostgresInvariant;
            membership.DataSource = database.Source(settings.MembershipConnection);
        }));
    }

    public static ISiloBuilder UseAssayReminders(this ISiloBuilder silo, SiloSettings settings)
    {
        silo.AddClusterDatabase(settings);
        if (settings.Reminders == Backplane.Redis)
            return silo.UseRedisReminderService(options => options.ConfigurationOptions = Redis(settings.RemindersConnection));
        return silo.UseAdoNetReminderService(options => options.Configure<ClusterDatabase>((reminders, database) =>
        {
            reminders.Invariant = PostgresInvariant;
            reminders.DataSource = database.Source(settings.RemindersConnection);
        }));
    }

    public static IClientBuilder UseAssayGateways(this IClientBuilder client, Backplane membership, string connectionString)
    {
        if (membership == Backplane.Redis)
            return client.UseRedisClustering(options => options.ConfigurationOptions = Redis(connectionString));
        client.Services.AddSingleton<ClusterDatabase>();
        return client.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringClientOptions> options) => options.Configure<ClusterDatabase>((gateways, database) =>
        {
            gateways.Invariant = PostgresInvariant;
            gateways.DataSource = database.Source(connectionString);
        }));
    }

    private static void AddClusterDatabase(this ISiloBuilder silo, SiloSettings settings)
    {
        if (silo.Services.Any(service => service.ServiceType == typeof(ClusterDatabase)))
            return;
        silo.Services.AddSingleton(settings);
        silo.Services.AddSingleton<ClusterDatabase>();
        if (settings.Membership == Backplane.Postgres || settings.Reminders == Backplane.Postgres)
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<ClusterDatabase>());
    }

    // A server that is away is waited for, here and at every later loss.
    private static ConfigurationOptions Redis(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        return options;
    }
}
