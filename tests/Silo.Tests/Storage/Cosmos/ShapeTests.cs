using System.Text;
using Assay.Assessments;
using Assay.Errors;
using Assay.LoginCodes;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Cosmos;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Assay.Silo.Tests.Storage.Cosmos;

public sealed class ShapeTests
{
    [Fact]
    public void A_submission_is_this_document() => IsGolden("submission", Sample.Submission(), "sub_1");

    [Fact]
    public void An_assessment_is_this_document() => IsGolden(
        "assessment", new AssessmentState { Latest = new AssessmentDefinition { Id = "assess_1", Title = "C# é 🙂", CreatedAt = Sample.Day } }, "assess_1");

    [Fact]
    public void A_login_code_is_this_document() => IsGolden("login-code", new LoginCodeState { SubmissionId = "sub_1" }, "a/b?c");

    [Theory]
    [InlineData("a/b\\c?d#e_f~g", "a~0b~1c~2d~3e~4f~5g")]
    [InlineData("a ", "a~6")]
    [InlineData("é b", "é b")]
    public void What_an_id_may_not_hold_is_replaced(string text, string expected) => Assert.Equal(expected, DocumentId.Sanitise(text));

    [Fact]
    public async Task A_row_of_exactly_the_limit_is_stored_and_one_byte_more_is_refused()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        using var empty = StateShape<SubmissionState>.Write(Sample.Submission(""));
        var text = new string('x', AssayGrainStorage.RowLimit - empty.Length);
        await store.SaveAsync("sub_1", Sample.Submission(text));
        Assert.Equal(text, await store.AnswerOfAsync("sub_1"));
        var refusal = await Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_2", Sample.Submission(text + "x")));
        Assert.Equal((ErrorKind.TooLarge, "row_too_large"), (refusal.Kind, refusal.Code));
    }

    [Fact]
    public async Task The_official_providers_serializer_reads_our_documents_into_its_entity()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        var row = await store.SaveAsync("sub_1", Sample.Submission("text"));
        using var official = Official(store);
        var read = await official.GetContainer(store.Options.CosmosDatabase, store.Options.CosmosContainer)
            .ReadItemAsync<Entity<JObject>>("assay__submission_sub~41", new PartitionKey("sub_1"));

        Assert.Equal(("submission", "sub_1"), (read.Resource.GrainType, read.Resource.PartitionKey));
        Assert.StartsWith(read.Resource.ETag + "|", row.ETag, StringComparison.Ordinal);
        Assert.Equal("text", (string?)read.Resource.State!.SelectToken("sheet.answers[0].submittedAnswer"));
    }

    [Fact]
    public async Task What_the_official_provider_wrote_is_read_and_can_be_written()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        using var official = Official(store);
        var entity = new Entity<JObject>
        {
            Id = "assay__submission_sub~41",
            GrainType = "submission",
            PartitionKey = "sub_1",
            State = JObject.FromObject(new { candidateId = "cand_9", sheet = new { answers = new[] { new { questionId = "q1", submittedAnswer = "theirs" } } } }),
        };
        await official.GetContainer(store.Options.CosmosDatabase, store.Options.CosmosContainer).CreateItemAsync(entity, new PartitionKey("sub_1"));

        var loaded = await store.LoadAsync("sub_1");
        Assert.Equal("theirs", loaded.State.Sheet.Answers[0].SubmittedAnswer);
        await store.SaveAsync("sub_1", Sample.Submission("ours"), new GrainState<SubmissionState> { ETag = loaded.ETag });
        Assert.Equal("ours", await store.AnswerOfAsync("sub_1"));
    }

    /// <summary>Compared byte for byte with the file, but for the mark, which is random.</summary>
    private static void IsGolden<T>(string stateName, T state, string key)
        where T : notnull
    {
        using var row = new RowWrite(new RowKey(stateName, key), StateShape<T>.Write(state))
        {
            SchemaVersion = StateShape<T>.VersionOf(state),
            Now = Sample.Day.AddMinutes(5).UtcTicks,
            Listed = state is IListedState listed ? (listed.ToListItem(key), listed.GetAlarm()) : null,
        };
        var json = RowDocument.Write(row, DocumentId.Of("assay", row.RowKey), DocumentTime.Of(Sample.Day));
        var text = Encoding.UTF8.GetString(json.Span).Replace(ETags.Format(row.Mark), "0123456789abcdef", StringComparison.Ordinal);
        var golden = Path.Combine(AppContext.BaseDirectory, "Storage", "Cosmos", "Golden", stateName + ".json");
        Assert.Equal(File.ReadAllText(golden).TrimEnd('\n'), text);
    }

    private static CosmosClient Official(CosmosTestStore store) => new(
        store.Server.Url, store.Server.Key, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });

    /// <summary>The properties of the official provider's entity, under their names in the document.</summary>
    private sealed class Entity<T>
    {
        [JsonProperty("id")]
        public string Id { get; init; } = "";

        [JsonProperty("_etag")]
        public string? ETag { get; init; }

        public string GrainType { get; init; } = "";

        public T? State { get; init; }

        public string PartitionKey { get; init; } = "";
    }
}
