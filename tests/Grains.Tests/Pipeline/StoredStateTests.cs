using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Reviews;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Rows written by earlier versions stay readable: samples of them are kept under States.</summary>
public sealed class StoredStateTests
{
    private static readonly string Sample = Load("submission-v1.json");
    private static readonly string WaitingSample = Load("submission-v1-waiting.json");
    private static readonly string ErasedSample = Load("submission-v2.json");

    [Fact]
    public void A_row_of_layout_one_is_understood()
    {
        var state = Read(Sample);

        Assert.Equal(1, state.SchemaVersion);
        Assert.Equal((SubmissionStatus.Completed, StageStatus.Completed, StageStatus.Completed), (state.Status, state.ScoringStatus, state.ReportStatus));
        Assert.Equal(("assess_sample", 1, "candidate@example.com"), (state.Created.AssessmentId, state.Created.AssessmentVersion, state.Created.CandidateEmail));
        Assert.Equal(["q1", "q2"], state.Sheet.Answers.Select(answer => answer.QuestionId));
        Assert.Equal((2, RunPhase.Ended), (state.Run.Number, state.Run.Phase));
        Assert.Equal(100m, state.Evaluation!.Percentage);
        Assert.Equal(state.Evaluation.Id, state.Report!.EvaluationId);
        Assert.Equal(2, Assert.Single(state.Marks).QuestionId.Length);
        Assert.NotEmpty(state.AttemptHistory);
        Assert.Equal(3, state.Revisions.Length);
        Assert.Equal(default, state.GetAlarm());
    }

    [Fact]
    public void A_tombstone_of_layout_two_is_understood()
    {
        var state = Read(ErasedSample);

        Assert.Equal((2, SubmissionStatus.Erased, "code_0123", 0), (state.SchemaVersion, state.Status, state.Erasure!.LoginCodeKey, state.Erasure.Purges));
        Assert.Equal(new Alarm(state.Erasure.At + TimeSpan.FromMinutes(1), AlarmKind.Deadline, null), state.GetAlarm());
    }

    [Fact]
    public void A_row_with_answers_that_wait_is_understood()
    {
        var waiting = ReviewQueue.Of(Read(WaitingSample));

        Assert.Equal(["q1", "q2"], waiting.Select(question => question.QuestionId));
        Assert.Equal(["regrade_requested", "no_reference"], waiting.SelectMany(question => question.Reasons));
        Assert.Equal([new(2026, 3, 2, 9, 5, 0, TimeSpan.Zero), new(2026, 3, 2, 9, 1, 0, TimeSpan.Zero)], waiting.Select(question => question.Since));
    }

    [Fact]
    public void A_row_of_a_version_that_kept_no_times_waits_since_its_evaluation()
    {
        var state = Read(WaitingSample) with { WaitingSince = [] };

        Assert.Equal(state.Evaluation!.CompletedAt, ReviewQueue.Of(state)[1].Since);
        Assert.Empty(ReviewQueue.Of(Read(Sample)));
        Assert.Null(Read(Sample).ToListItem("sub_1").ReviewCount);
    }

    [Fact]
    public void A_row_that_was_not_erased_keeps_the_layout_that_earlier_versions_read() => Assert.Equal(1, Read(Sample).SchemaVersion);

    [Theory]
    [InlineData("submission-v1.json")]
    [InlineData("submission-v1-waiting.json")]
    [InlineData("submission-v2.json")]
    public void Nothing_of_an_earlier_row_is_lost_when_it_is_written_again(string file)
    {
        var before = JsonNode.Parse(Load(file))!;
        var after = JsonNode.Parse(JsonSerializer.Serialize(Read(Load(file)), StateJson.Default.SubmissionState))!;

        Assert.Empty(Missing(before, after, "$"));
    }

    private static string Load(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pipeline", "States", file));

    private static SubmissionState Read(string json) => JsonSerializer.Deserialize(json, StateJson.Default.SubmissionState)!;

    private static IEnumerable<string> Missing(JsonNode? before, JsonNode? after, string path) => (before, after) switch
    {
        (JsonObject old, JsonObject now) => old.SelectMany(property => Missing(property.Value, now[property.Key], $"{path}.{property.Key}")),
        (JsonArray old, JsonArray now) when old.Count == now.Count => old.SelectMany((item, index) => Missing(item, now[index], $"{path}[{index}]")),
        _ => JsonNode.DeepEquals(before, after) ? [] : [path],
    };
}
