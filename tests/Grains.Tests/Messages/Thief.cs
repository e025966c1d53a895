using System.Diagnostics.Metrics;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Grains.Tests.Messages;

/// <summary>Another receiver of the silo's queues, so that a message can meet the end that a broker gives it.</summary>
internal sealed class Thief : IAsyncDisposable
{
    private readonly BusClient _client;

    public Thief(PipelineHost host)
    {
        var options = host.Queue.Settings.Options!;
        _client = new BusClient(new BusParts(
            options,
            BusHosting.TokensFor(options, TimeProvider.System, null),
            TimeProvider.System,
            host.Clock,
            new BusInstruments(host.Services.GetRequiredService<IMeterFactory>()),
            NullLogger.Instance));
        _client.Start();
    }

    /// <summary>The next message ends among the dead letters, as after too many deliveries or too long a wait.</summary>
    public async Task GiveUpNextAsync(string reason, string queue = "scoring-jobs")
    {
        var receiver = _client.Receiver(queue);
        receiver.Grant(1);
        var delivery = await receiver.Deliveries.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        await delivery.DeadLetterAsync(reason, "as the broker says it", null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
