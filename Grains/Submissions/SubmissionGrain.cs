using System.Diagnostics.CodeAnalysis;
using Assay.Errors;
using Assay.Pipeline;
using Assay.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace Assay.Submissions;

/// <summary>
/// One submission. The grain is the only authority on its state, attempts and terminal failure; messages, reminders, sweeps
/// and admins are alarm clocks. Every change goes through <see cref="CommitAsync"/>; the pipeline runs as a background task
/// of the activation, so that calls stay short.
/// </summary>
[GrainType("submission")]
[PreferLocalPlacement]
[SuppressMessage(
    "Reliability",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "The gate's wait handle is never used, and a run's last commit may come after the activation has ended.")]
internal sealed partial class SubmissionGrain : Grain, ISubmissionGrain, IRemindable
{
    private const string RetryReminder = "retry";
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(5);

    private readonly IPersistentState<SubmissionState> _storage;
    private readonly SubmissionServices _services;
    private readonly PipelineOptions _options;
    private readonly ILogger _logger;
    private SubmissionState? _current;

    public SubmissionGrain(
        [PersistentState("submission", AssayStorage.ProviderName)] IPersistentState<SubmissionState> storage,
        SubmissionServices services)
    {
        _storage = storage;
        _services = services;
        _options = services.Options.Value;
        _logger = services.Logger;
    }

    private string Key => this.GetPrimaryKeyString();

    private DateTimeOffset Now => _services.Clock.GetUtcNow();

    /// <summary>The last durable state; refuses when there is none.</summary>
    private SubmissionState Current
    {
        get
        {
            if (_current is not null)
                return _current;

            // Made-up ids must not fill the silo's memory.
            DeactivateOnIdle();
            throw new AssayException(ErrorKind.NotFound, "submission_not_found", "There is no such submission.");
        }
    }

    /// <summary>The same, and refuses what was erased.</summary>
    private SubmissionState Alive => Current.Status == SubmissionStatus.Erased ? throw Erased() : Current;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _current = _storage.RecordExists ? _storage.State : null;

        // A run of this very silo, and no activation that works on it: the one before gave up, and no process died.
        _mayHaveDroppedRun = _current?.Run is { Phase: RunPhase.Running } run && run.Owner == _services.Owner;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        DrainAsync(cancellationToken);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Wake();
        if (Current.Run.Phase != RunPhase.RetryWait)
            await ClearReminderAsync();
    }
}
