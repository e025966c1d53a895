using System.Globalization;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Assay.Bench;

/// <summary>Stores many finished submissions: one real one, with what lists sort and filter by varied.</summary>
internal static class ListRows
{
    private const int Assessments = 50;
    private const int Candidates = 20_000;
    private const int Writers = 64;

    public static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Assessment(int index) => string.Create(CultureInfo.InvariantCulture, $"assess_{index % Assessments:D2}");

    public static string Email(int index) => string.Create(CultureInfo.InvariantCulture, $"candidate{index % Candidates}@example.org");

    public static async Task FillAsync(BenchHost host, int rows)
    {
        var finished = await FinishOneAsync(host);
        if (host.Store.Server is not null)
        {
            await PostgresListRows.FillAsync(host.Services.GetRequiredService<NpgsqlDataSource>(), rows);
            return;
        }

        await SliceRunner.EachAsync(rows, Writers, index => host.Storage.WriteStateAsync(
            "submission",
            GrainId.Create("submission", BenchExam.NewKey()),
            new GrainState<SubmissionState> { State = Varied(finished, index) }));
    }

    private static async Task<SubmissionState> FinishOneAsync(BenchHost host)
    {
        var exam = await BenchExam.PublishAsync(host.Grains);
        var key = BenchExam.NewKey();
        var grain = host.Grains.GetGrain<ISubmissionGrain>(key);
        var session = await grain.Create(exam.Order());
        var reported = host.Finished.Expect(key);
        await grain.Submit(exam.HandIn(session.CandidateId));
        await reported;
        var stored = new GrainState<SubmissionState>();
        await host.Storage.ReadStateAsync("submission", GrainId.Create("submission", key), stored);
        return stored.State!;
    }

    private static SubmissionState Varied(SubmissionState state, int index) => state with
    {
        Created = state.Created with
        {
            AssessmentId = Assessment(index * 7),
            CandidateEmail = Email(index),
            Source = index % 4 == 0 ? "talens-interview" : "smart-mock",
        },
        Status = index % 10 == 0 ? SubmissionStatus.CompletedAutoSubmitted : SubmissionStatus.Completed,
        CreatedAt = First.AddSeconds(index),
        CompletedAt = First.AddSeconds(index + 1800),
        Evaluation = state.Evaluation! with { Percentage = index * 37 % 10_000 / 100m },
    };
}
