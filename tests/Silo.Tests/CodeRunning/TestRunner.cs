using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Assay.Scoring;
using Assay.Scoring.Code;
using Assay.Silo.CodeRunning;
using Assay.Silo.Tests.ServiceBus;
using Assay.Tests.CodeRunnerStandIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.Tests.CodeRunning;

/// <summary>A runner as it is registered, over a stand-in of its own, with little patience.</summary>
internal sealed class TestRunner : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestRunner(RunnerServer server, ServiceProvider services, LogLines log)
    {
        Server = server;
        Log = log;
        _services = services;
        Runner = services.GetRequiredService<ICodeRunner>();
    }

    public RunnerServer Server { get; }

    public LogLines Log { get; }

    public ICodeRunner Runner { get; }

    public static async Task<TestRunner> NewAsync(Func<Judge0Options, Judge0Options>? change = null, TimeProvider? clock = null, string key = "")
    {
        var server = await RunnerServer.StartAsync(key: key);
        var options = new Judge0Options
        {
            Address = new Uri(server.Url + "/"),
            Key = key,
            TryLimit = TimeSpan.FromSeconds(5),
            RepeatPause = TimeSpan.FromMilliseconds(5),
            FirstPause = TimeSpan.FromMilliseconds(2),
            LongestPause = TimeSpan.FromMilliseconds(10),
        };
        var log = new LogLines();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LinesProvider(log)))
            .AddKeyedSingleton(AssayClock.Key, clock ?? TimeProvider.System)
            .AddJudge0(change?.Invoke(options) ?? options)
            .BuildServiceProvider();
        return new TestRunner(server, services, log);
    }

    public Task<CodeRun> RunAsync(string source, string input = "", string language = "python", CancellationToken cancellationToken = default) =>
        Runner.RunAsync(new CodeRunRequest(language, source, input), cancellationToken);

    /// <summary>What is measured from now on: each measurement's name and its first tag.</summary>
    public (MeterListener Listener, ConcurrentQueue<string> Seen) Measure()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        var seen = new ConcurrentQueue<string>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("assay.", StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {tags[0].Key}={tags[0].Value}"));
        listener.Start();
        return (listener, seen);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class LinesProvider(LogLines lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => lines;

        public void Dispose()
        {
        }
    }
}
