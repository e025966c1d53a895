using Assay.Audit;
using Assay.Catalog;
using Assay.Grains.Tests.Scoring.Models;
using Assay.Pipeline;
using Assay.Recovery;
using Assay.Reports;
using Assay.Retention;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.ServiceBus;
using Assay.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>
/// A real silo with the real store in a folder of its own, called through a real client. Only the grader, the clock of exams
/// and attempts, and the faults of the store are the test's.
/// </summary>
internal sealed class PipelineHost : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "assay-tests", Guid.NewGuid().ToString("N"));
    private readonly Action<PipelineOptions>? _configure;
    private readonly Action<ScoringOptions>? _configureScoring;
    private Action<RetentionOptions>? _retention;
    private Action<IServiceCollection>? _scoring;
    private Action<ModelOptions>? _models;
    private readonly PipelineQueue _queue;
    private InProcessTestCluster? _cluster;

    private PipelineHost(Action<PipelineOptions>? configure, Action<ScoringOptions>? configureScoring, bool bus = false)
    {
        _configure = configure;
        _configureScoring = configureScoring;
        Clock = new FakeTimeProvider(Start);
        Grader = new ScriptedGrader();
        Store = PipelineStore.Choose(_folder);
        _queue = bus ? PipelineQueue.OfBus(Clock) : PipelineQueue.Choose(Clock);
    }

    public FakeTimeProvider Clock { get; }

    public ScriptedGrader Grader { get; }

    public ScriptedReports Reports { get; } = new();

    /// <summary>The model behind the desk, where the host has one.</summary>
    public ScriptedModel? Model { get; private set; }

    public Faults Faults { get; } = new();

    public LostReply LostReply { get; } = new();

    public LogCapture Log { get; } = new();

    public PipelineStore Store { get; }

    /// <summary>Between accepting and working: nothing, or a broker.</summary>
    public PipelineQueue Queue => _queue;

    /// <summary>Of the embedded store's files.</summary>
    public string Folder => _folder;

    public InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("The host is stopped.");

    public IGrainFactory Grains => Cluster.Client;

    public IServiceProvider Services => Cluster.Silos[0].ServiceProvider;

    public JobSlots Slots => Services.GetRequiredService<JobSlots>();

    public ISubmissionCatalog Catalog => Services.GetRequiredService<ISubmissionCatalog>();

    public IAuditLog Audit => Services.GetRequiredService<IAuditLog>();

    public IRecoveryGrain Recovery => Grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key);

    public string Owner => Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();

    public static async Task<PipelineHost> StartAsync(Action<PipelineOptions>? configure = null, Action<ScoringOptions>? configureScoring = null)
    {
        var host = new PipelineHost(configure, configureScoring);
        await host.StartSiloAsync();
        return host;
    }

    /// <summary>With a broker, whatever the environment says.</summary>
    public static async Task<PipelineHost> StartWithBusAsync(Action<PipelineOptions>? configure = null)
    {
        var host = new PipelineHost(configure, null, bus: true);
        await host.StartSiloAsync();
        return host;
    }

    /// <summary>Two silos of one cluster over one store, which this host keeps open.</summary>
    /// <param name="scoring">What answers are scored with, instead of <see cref="Grader"/>.</param>
    public static async Task<PipelineHost> StartPairAsync(Action<IServiceCollection>? scoring = null)
    {
        var host = new PipelineHost(null, null) { _scoring = scoring };
        await host.StartSiloAsync(silos: 2);
        return host;
    }

    /// <summary>One with a model, which the test or its grader may ask.</summary>
    public static async Task<PipelineHost> StartWithModelAsync(Action<ModelOptions>? models = null, Action<PipelineOptions>? configure = null)
    {
        var host = new PipelineHost(configure, null) { _models = models ?? (_ => { }), Model = new ScriptedModel() };
        await host.StartSiloAsync();
        return host;
    }

    /// <summary>One that erases by age.</summary>
    public static async Task<PipelineHost> StartAsync(Action<RetentionOptions> retention)
    {
        var host = new PipelineHost(null, null) { _retention = retention };
        await host.StartSiloAsync();
        return host;
    }

    /// <summary>One that scores and reports as the product does, by whatever the test registers for it.</summary>
    public static async Task<PipelineHost> StartAsync(Action<IServiceCollection> scoring)
    {
        var host = new PipelineHost(null, null) { _scoring = scoring };
        await host.StartSiloAsync();
        return host;
    }

    /// <summary>Starts; without recovery nothing is woken, so that a test can lay down rows.</summary>
    public async Task StartSiloAsync(bool recovery = true, short silos = 1)
    {
        await Store.OpenAsync(shared: silos > 1);
        await _queue.OpenAsync();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = "assay";
        builder.Options.UseRealEnvironmentStatistics = true;
        builder.ConfigureSiloHost((_, host) => host.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(75)));
        builder.ConfigureSilo((_, silo) => Compose(silo, recovery));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>What will bring a submission's next attempt: its reminders in direct mode, its scheduled messages with a broker.</summary>
    public async Task<int> RetryAlarmsAsync(string id) => Queue.IsBus
        ? Queue.Messages(Submissions.Stage.Score).Count(message => message.ScheduledFor is not null && message.MessageId.StartsWith(id, StringComparison.Ordinal))
        : (await Store.RemindersAsync(id)).Count;

    /// <summary>Ends a silo as a crash does: from now on nothing of what it still does reaches the store.</summary>
    public async Task KillAsync(InProcessSiloHandle silo)
    {
        Faults.CutOff(silo.SiloAddress);
        await Cluster.KillSiloAsync(silo);
    }

    /// <summary>Stops gracefully.</summary>
    public async Task StopSiloAsync()
    {
        await Cluster.StopAllSilosAsync();
        await Cluster.DisposeAsync();
        _cluster = null;
    }

    public async ValueTask DisposeAsync()
    {
        Grader.ReleaseAll();
        Faults.Clear();
        if (_cluster is not null)
            await StopSiloAsync();
        await _queue.DisposeAsync();
        await Store.DisposeAsync();
    }

    private void Compose(ISiloBuilder silo, bool recovery)
    {
        silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(60));
        silo.Services.AddLogging(logging => logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Information));
        silo.Services.AddKeyedSingleton<TimeProvider>(AssayClock.Key, Clock);
        if (_scoring is not null)
            _scoring(silo.Services);
        else
            silo.Services.AddSingleton<IAnswerGrader>(Grader).AddSingleton<IReportWriter>(Reports);
        silo.Services.Configure<PipelineOptions>(options =>
        {
            options.RecoveryInterval = TimeSpan.FromHours(1);
            _configure?.Invoke(options);
        });
        if (_retention is not null)
            silo.Services.Configure(_retention);
        if (Model is not null)
            silo.Services.AddSingleton<IAssayModel>(Model).Configure(_models!);
        silo.Services.AddJobQueue(_queue.Settings);
        silo.AddAssayParts();
        Store.Use(silo);
        FaultyStorage.Decorate(silo.Services, Faults);
        silo.AddIncomingGrainCallFilter(LostReply);
        if (_configureScoring is not null)
            silo.Services.Configure(_configureScoring);
        if (!recovery)
            silo.Services.Remove(silo.Services.Single(service => service.ImplementationType == typeof(RecoveryStarter)));
    }
}
