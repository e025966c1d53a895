using Microsoft.Extensions.Logging;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>What must be true before a silo keeps submissions in a database: it answers, is safe, and has the newest schema.</summary>
internal static partial class PostgresStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task PrepareAsync(NpgsqlDataSource source, StorageOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            try
            {
                await CheckDurabilityAsync(source, options, logger, limit.Token);

                // It answers: how long an upgrade of its schema takes is another matter.
                await PostgresMigrator.UpgradeAsync(source, PostgresStateSchema.Part, PostgresStateSchema.Scripts, cancellationToken);
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException && !limit.IsCancellationRequested)
            {
                if (!PostgresErrors.IsPassing(failure))
                    throw new StoreStartupException(Explain(source, failure), failure);
                LogWaits(logger, failure.Message);
                await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception failure) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new StoreStartupException(Explain(source, failure), failure);
            }
        }
    }

    private static async Task CheckDurabilityAsync(NpgsqlDataSource source, StorageOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var unsafeSettings = new List<string>();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
        {
            await using var show = new NpgsqlCommand($"SHOW {setting}", connection);
            if (await show.ExecuteScalarAsync(cancellationToken) is "off")
                unsafeSettings.Add(setting);
        }

        if (unsafeSettings.Count == 0)
            return;
        var names = string.Join(", ", unsafeSettings);
        if (!options.AllowUnsafeDurability)
        {
            throw new StoreStartupException(
                $"The PostgreSQL server runs with {names} off: it would confirm submissions that a crash can still lose. "
                + "Turn it on, or accept the loss with Storage:AllowUnsafeDurability=true.");
        }

        LogUnsafe(logger, names);
    }

    private static string Explain(NpgsqlDataSource source, Exception failure)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var what = failure is PostgresException answer ? $"it answers {answer.SqlState}: {answer.MessageText}" : failure.Message;
        return $"The PostgreSQL database {settings.Database} at {settings.Host} cannot be used: {what}. "
            + "Check Storage:ConnectionString (ASSAY_POSTGRES), and that the role may use and create tables.";
    }

    [LoggerMessage(EventId = 4114, Level = LogLevel.Warning, Message = "Waits for PostgreSQL: {Reason}")]
    private static partial void LogWaits(ILogger logger, string reason);

    [LoggerMessage(EventId = 4115, Level = LogLevel.Warning, Message = "The PostgreSQL server runs with {Settings} off: a crash can lose confirmed submissions")]
    private static partial void LogUnsafe(ILogger logger, string settings);
}
