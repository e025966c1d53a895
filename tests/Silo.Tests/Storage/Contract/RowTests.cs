using Assay.Errors;
using Assay.Submissions;
using Orleans.Storage;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class RowTests
{
    [Fact]
    public async Task A_stored_state_comes_back_as_it_was()
    {
        await using var store = await TestStore.OpenAsync();
        var written = await store.SaveAsync("sub_1", Sample.Submission("text"));
        var read = await store.LoadAsync("sub_1");
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal("text", read.State.Sheet.Answers[0].SubmittedAnswer);
        Assert.Equal(Sample.Day, read.State.CreatedAt);
    }

    [Fact]
    public async Task A_row_that_does_not_exist_reads_as_a_fresh_state()
    {
        await using var store = await TestStore.OpenAsync();
        var read = await store.LoadAsync("sub_1");
        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(new SubmissionState().Status, read.State.Status);
    }

    [Fact]
    public async Task A_second_insert_of_a_key_is_refused()
    {
        await using var store = await TestStore.OpenAsync();
        await store.SaveAsync("sub_1", Sample.Submission("first"));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.SaveAsync("sub_1", Sample.Submission("second")));
        Assert.Equal("first", await store.AnswerOfAsync("sub_1"));
    }

    [Theory]
    [InlineData("beef", "BEEF")]
    [InlineData("42", "00042")]
    [InlineData("a", "a ")]
    [InlineData("é", "e\u0301")]
    public async Task Keys_that_differ_by_one_byte_are_different_rows(string one, string other)
    {
        await using var store = await TestStore.OpenAsync();
        await store.SaveAsync(one, Sample.Submission("one"));
        await store.SaveAsync(other, Sample.Submission("other"));
        Assert.Equal("one", await store.AnswerOfAsync(one));
        Assert.Equal("other", await store.AnswerOfAsync(other));
    }

    [Fact]
    public async Task A_cleared_row_is_gone_and_may_be_written_again()
    {
        await using var store = await TestStore.OpenAsync();
        var row = await store.SaveAsync("sub_1", Sample.Submission());
        await store.Grains.ClearStateAsync("submission", TestStore.Id("sub_1"), row);
        Assert.False(row.RecordExists);
        Assert.False((await store.LoadAsync("sub_1")).RecordExists);
        await store.SaveAsync("sub_1", Sample.Submission());
    }

    [Fact]
    public async Task A_row_over_the_limit_is_refused_and_the_stored_one_stays()
    {
        await using var store = await TestStore.OpenAsync();
        var row = await store.SaveAsync("sub_1", Sample.Submission("small"));
        var refusal = await Assert.ThrowsAsync<AssayException>(
            () => store.SaveAsync("sub_1", Sample.Submission(new string('x', 1_500_000)), row));
        Assert.Equal((ErrorKind.TooLarge, "row_too_large"), (refusal.Kind, refusal.Code));
        Assert.Equal("small", await store.AnswerOfAsync("sub_1"));
    }

    [Fact]
    public async Task A_write_that_changes_what_an_order_usually_fixes_is_found_under_the_new_values_only()
    {
        await using var store = await TestStore.OpenAsync();
        var row = await store.SaveAsync("sub_1", Sample.Submission(email: "ann@example.org"));
        await store.SaveAsync("sub_1", Sample.Submission(email: "erased"), row);
        Assert.Empty((await store.Catalog.ListAsync(new() { CandidateEmail = "ann@example.org" }, CancellationToken.None)).Items);
        Assert.Single((await store.Catalog.ListAsync(new() { CandidateEmail = "ERASED" }, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task A_row_of_a_newer_layout_is_refused_and_kept()
    {
        await using var store = await TestStore.OpenAsync();
        await store.SaveAsync("sub_1", Sample.Submission() with { SchemaVersion = 99 });
        var refusal = await Assert.ThrowsAsync<AssayException>(() => store.LoadAsync("sub_1"));
        Assert.Equal("row_of_newer_version", refusal.Code);
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_is_an_error_and_not_an_empty_state()
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed: 1);
        await rows.AddAsync(store, 1);
        var refusal = await Assert.ThrowsAsync<AssayException>(() => store.LoadAsync(rows.Items[0].SubmissionId));
        Assert.Equal("row_unreadable", refusal.Code);
    }
}
