using Assay.Scoring.Models.Paid;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Reads and writes submissions' rows behind the grains' backs.</summary>
internal static class Rows
{
    public const string DeadSilo = "127.0.0.1:1@1";

    public static async Task<SubmissionState> ReadAsync(PipelineHost host, string key) => (await ReadRowAsync(host, key)).State!;

    /// <summary>Changes a row as another silo would.</summary>
    public static async Task ChangeAsync(PipelineHost host, string key, Func<SubmissionState, SubmissionState> change)
    {
        var row = await ReadRowAsync(host, key);
        row.State = change(row.State!);
        await Storage(host).WriteStateAsync("submission", IdOf(key), row);
    }

    /// <summary>Stores a new row without waking any grain.</summary>
    public static async Task<Candidate> InsertAsync(PipelineHost host, Func<SubmissionState, SubmissionState> change)
    {
        var id = Samples.NewId();
        var now = host.Clock.GetUtcNow();
        var state = new SubmissionState
        {
            Created = Samples.Order(),
            CandidateId = "cand_" + id,
            CreatedAt = now,
            ExpiresAt = now + TimeSpan.FromHours(24),
            StartedAt = now,
            ExpirationTime = now + TimeSpan.FromHours(1),
            Status = SubmissionStatus.Completed,
            CompletedAt = now,
            ScoringStatus = StageStatus.InProgress,
            Sheet = Samples.Sheet,
            AnswersCount = 2,
            SubmitRequestId = "request-1",
            Run = new RunState { Number = 1, Phase = RunPhase.Waiting, DueAt = now },
        };
        await Storage(host).WriteStateAsync("submission", IdOf(id), new GrainState<SubmissionState>(change(state)));
        return new Candidate(host, id, state.CandidateId);
    }

    /// <summary>A row whose run was cut off when its silo died.</summary>
    public static Task<Candidate> InsertOrphanAsync(PipelineHost host, int interruptions = 0, int laneStarts = 0) => InsertAsync(
        host,
        state => state with
        {
            Run = state.Run with
            {
                Phase = RunPhase.Running,
                DueAt = null,
                Owner = DeadSilo,
                LeaseUntil = host.Clock.GetUtcNow() + TimeSpan.FromMinutes(10),
                Interruptions = interruptions,
                LaneStarts = laneStarts,
            },
        });

    /// <summary>The paid results of a row, as they are stored.</summary>
    public static async Task<PaidState> ReadPaidAsync(PipelineHost host, string key)
    {
        var row = new GrainState<PaidState>();
        await Storage(host).ReadStateAsync(PaidRowGrain.StateName, GrainId.Create("paid-results", key), row);
        Assert.True(row.RecordExists);
        return row.State!;
    }

    /// <summary>Keys of every row that belongs to a submission beside its own.</summary>
    public static Task<IReadOnlyList<string>> DependentsAsync(PipelineHost host, string key) => host.Store.KeysAsync(key, stateName: null);

    private static async Task<GrainState<SubmissionState>> ReadRowAsync(PipelineHost host, string key)
    {
        var row = new GrainState<SubmissionState>();
        await Storage(host).ReadStateAsync("submission", IdOf(key), row);
        Assert.True(row.RecordExists);
        return row;
    }

    private static IGrainStorage Storage(PipelineHost host) => host.Services.GetRequiredKeyedService<IGrainStorage>(AssayStorage.ProviderName);

    private static GrainId IdOf(string key) => GrainId.Create("submission", key);
}
