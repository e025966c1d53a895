using Assay.Pipeline;
using Assay.Queue;
using Assay.ServiceBus.Counts;
using Assay.ServiceBus.Sending;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus.Jobs;

/// <summary>Hands jobs to the bus, and says when it cannot be done, so that they go on without it.</summary>
internal sealed partial class BusJobQueue(
    BusClient client,
    BusOptions options,
    BusCounts counts,
    BusInstruments instruments,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<BusJobQueue> logger) : BackgroundService, IJobQueue
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(5);
    private readonly CircuitBreaker _breaker = new(clock);
    private readonly SemaphoreSlim _broken = new(0);

    public bool IsConfigured => true;

    public bool IsOpen => _breaker.MayEnter;

    public bool IsGivenUp => _breaker.BrokenSince is { } since && clock.GetUtcNow() - since >= GiveUpAfter;

    public TimeSpan TimeToLive => options.TimeToLive;

    public async Task<bool> TrySendAsync(string submissionId, string assessmentId, string? evaluationId, StageJob job, DateTimeOffset? dueAt)
    {
        if (!_breaker.TryEnter())
            return false;
        var message = JobMessage.For(submissionId, assessmentId, evaluationId, job, clock.GetUtcNow());
        var properties = new Dictionary<string, object> { ["attempt"] = job.Attempt ?? 1, ["run"] = job.Run ?? 0, ["schema_version"] = JobMessage.SchemaVersion };
        if (job.Replays > 0)
            (properties[JobMessage.ReplayedFrom], properties[JobMessage.ReplayCount]) = ($"{QueueOf(job.Stage)}/$deadletterqueue", job.Replays);
        BusActivity.Inject(properties);
        try
        {
            await client.Sender(QueueOf(job.Stage)).SendAsync(
                new BusMessage(message.MessageId, message.ToBytes()) { Properties = properties, ScheduledFor = dueAt },
                CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Whatever it is: the job is stored, and goes on without the bus.
            if (_breaker.OnFailed(certain: client.State.Status == BusStatus.Disconnected))
            {
                instruments.OnFallback(away: true);
                LogBroken(logger, (failure as BusException)?.Code ?? failure.GetType().Name);
                _broken.Release();
            }

            return false;
        }

        if (_breaker.OnSent())
        {
            instruments.OnFallback(away: false);
            LogMended(logger);
        }

        return true;
    }

    public async Task<BrokerStatus> ReadStatusAsync() => new()
    {
        Enabled = true,
        FallbackSince = _breaker.BrokenSince,
        Reason = client.State.Reason,
        Queues = [.. await Task.WhenAll(CountAsync(options.ScoringQueue), CountAsync(options.ReportQueue))],
    };

    public override void Dispose()
    {
        _broken.Dispose();
        base.Dispose();
    }

    public string QueueOf(Stage stage) => stage == Stage.Score ? options.ScoringQueue : options.ReportQueue;

    /// <summary>While the circuit is open: looks, second by second, whether the bus is there again.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        client.Start();
        while (!stoppingToken.IsCancellationRequested)
        {
            await _broken.WaitAsync(stoppingToken);
            while (_breaker.BrokenSince is not null)
            {
                if (await ProbeAsync(stoppingToken))
                    _breaker.OnProbed();
                await Task.Delay(ProbePause, stoppingToken);
            }
        }
    }

    private async Task<BrokerQueue> CountAsync(string queue)
    {
        try
        {
            var count = await counts.ReadAsync(queue, CancellationToken.None);
            return new BrokerQueue(queue, count.Active, count.DeadLetters, count.Scheduled, null);
        }
        catch (BusException failure)
        {
            return new BrokerQueue(queue, 0, 0, 0, failure.Message);
        }
    }

    private async Task<bool> ProbeAsync(CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(ProbeLimit);
        try
        {
            await client.WaitConnectedAsync(limit.Token);
            await client.Management(options.ScoringQueue).PeekAsync(0, 1, limit.Token);
            return true;
        }
        catch (Exception error) when (error is BusException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bus does not take jobs ({Code}); they go on without it until it is back")]
    private static partial void LogBroken(ILogger logger, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "The bus takes jobs again")]
    private static partial void LogMended(ILogger logger);
}
