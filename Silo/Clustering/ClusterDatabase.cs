using Assay.Silo.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Assay.Silo.Clustering;

/// <summary>The PostgreSQL connections of membership and reminders: those of the store where it is the same database, else their own.</summary>
internal sealed partial class ClusterDatabase(IServiceProvider services, ILogger<ClusterDatabase> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const int MostConnections = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, NpgsqlDataSource> _own = [];

    /// <summary>The source for a connection string.</summary>
    public NpgsqlDataSource Source(string connectionString)
    {
        if (services.GetService<NpgsqlDataSource>() is { } store && services.GetService<SiloSettings>()?.Storage.ConnectionString == connectionString)
            return store;

        lock (_own)
        {
            if (_own.TryGetValue(connectionString, out var source))
                return source;
            var limited = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = MostConnections };
            return _own[connectionString] = PostgresSource.Create(limited.ToString());
        }
    }

    // Before anything reads the list of members.
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(ClusterDatabase), ServiceLifecycleStage.First, UpgradeAsync);

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _own.Values)
            await source.DisposeAsync();
    }

    private async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        var settings = services.GetRequiredService<SiloSettings>();
        if (settings.Membership == Backplane.Postgres)
            await UpgradeAsync(settings.MembershipConnection, ClusterSettings.ConnectionName.ToString(), cancellationToken);
        if (settings.Reminders == Backplane.Postgres && (settings.Membership != Backplane.Postgres || settings.RemindersConnection != settings.MembershipConnection))
            await UpgradeAsync(settings.RemindersConnection, "Cluster:RemindersConnectionString", cancellationToken);
    }

    private async Task UpgradeAsync(string connectionString, string setting, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            try
            {
                await PostgresMigrator.UpgradeAsync(Source(connectionString), PostgresClusterSchema.Part, PostgresClusterSchema.Scripts, limit.Token);
                return;
            }
            catch (NpgsqlException error) when (error.IsTransient && !limit.IsCancellationRequested)
            {
                LogWaiting(logger, setting, error.Message);
                await Task.Delay(Pause, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is NpgsqlException or OperationCanceledException)
            {
                throw new StartupException($"The database of {setting} cannot be used: {error.Message}", error);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database of {Setting} does not answer yet: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string setting, string reason);
}
