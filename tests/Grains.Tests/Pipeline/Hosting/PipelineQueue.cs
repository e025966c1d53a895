using Assay.ServiceBus;
using Assay.ServiceBus.Connection;
using Assay.ServiceBusStandIn;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>What is between accepting and working: nothing, or with <c>ASSAY_TEST_QUEUE=service_bus</c> a broker on the test's clock.</summary>
internal sealed class PipelineQueue : IAsyncDisposable
{
    private readonly TimeProvider? _clock;
    private Broker? _broker;

    private PipelineQueue(TimeProvider? clock) => _clock = clock;

    public bool IsBus => _clock is not null;

    public Broker Broker => _broker ?? throw new InvalidOperationException("There is no broker in direct mode.");

    public BusSettings Settings { get; set; } = new(null, Sends: false, null);

    /// <summary>How a hand-in is answered while all is well.</summary>
    public string Mode => IsBus ? "service_bus" : "direct";

    public static PipelineQueue Choose(TimeProvider clock) => new(
        Environment.GetEnvironmentVariable("ASSAY_TEST_QUEUE") switch
        {
            null or "" => null,
            "service_bus" => clock,
            var other => throw new InvalidOperationException($"ASSAY_TEST_QUEUE is \"{other}\"; service_bus is the only one."),
        });

    public static PipelineQueue OfBus(TimeProvider clock) => new(clock);

    /// <summary>What stands in a stage's queue, scheduled messages too.</summary>
    public IReadOnlyList<MessageView> Messages(Stage stage, bool deadLetters = false) =>
        Broker.Peek(stage == Stage.Score ? "scoring-jobs" : "report-jobs", deadLetters);

    public async Task OpenAsync()
    {
        if (_clock is null || _broker is not null)
            return;
        _broker = await Broker.StartAsync(new BrokerSettings { Clock = _clock });
        Settings = new BusSettings(new BusOptions { Connection = BusConnectionString.Parse(_broker.ConnectionString) }, Sends: true, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
    }
}
