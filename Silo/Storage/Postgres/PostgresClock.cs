using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// The store's clock, which all silos share: this machine's clock and its distance from the database's, read at the start and each
/// minute. Exam times and alarms follow it.
/// </summary>
internal sealed partial class PostgresClock(NpgsqlDataSource source, ILogger<PostgresClock> logger)
    : TimeProvider, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(2);

    private long _offset;
    private ITimer? _timer;

    /// <summary>How far the database is ahead.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref _offset));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Reads the distance; after a failure the last one stays.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Limit);
            await using var connection = await source.OpenConnectionAsync(limit.Token);
            await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
            var began = Stopwatch.GetTimestamp();
            var sent = System.GetUtcNow();
            var theirs = (DateTime)(await command.ExecuteScalarAsync(limit.Token))!;
            var halfWay = Stopwatch.GetElapsedTime(began) / 2;
            var offset = theirs - (sent.UtcDateTime + halfWay);
            Volatile.Write(ref _offset, offset.Ticks);
            if (offset.Duration() > MostSkew)
                LogSkew(offset.TotalSeconds);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or IOException or TimeoutException)
        {
            LogUnread(failure.GetType().Name);
        }
    }

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(PostgresClock),
        ServiceLifecycleStage.First + 1,
        async stop =>
        {
            await ReadAsync(stop);
            _timer = System.CreateTimer(_ => _ = ReadAsync(CancellationToken.None), null, Period, Period);
        },
        _ => DisposeAsync().AsTask());

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _timer, null) is { } timer)
            await timer.DisposeAsync();
    }

    [LoggerMessage(EventId = 4116, Level = LogLevel.Warning, Message = "The clock of this machine is {Seconds:0.0} s behind that of the database; exam times follow the database. Set the clock")]
    private partial void LogSkew(double seconds);

    [LoggerMessage(EventId = 4117, Level = LogLevel.Warning, Message = "Could not read the database's clock ({Reason}); the last known distance stays")]
    private partial void LogUnread(string reason);
}
