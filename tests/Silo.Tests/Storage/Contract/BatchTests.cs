using System.Globalization;
using Assay.Audit;
using Assay.Errors;
using Assay.Submissions;
using Orleans.Storage;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class BatchTests
{
    private const int Items = 15;
    private const int Odd = 7;

    // Not in attributes, whose strings are UTF-8. A lone surrogate is no character; what it becomes is the replacement character.
    private static readonly Dictionary<string, (string Written, string Read)> OddTexts = new()
    {
        ["NUL"] = ("a\0b", "a\0b"),
        ["lone high surrogate"] = ("a\ud800b", "a\ufffdb"),
        ["lone low surrogate"] = ("a\udc00", "a\ufffd"),
        ["beyond the basic plane"] = ("😀 é \u202e \u2028", "😀 é \u202e \u2028"),
    };

    [Fact]
    public async Task Fifteen_waiting_writes_share_one_transaction()
    {
        await using var store = await TestStore.OpenAsync();
        var failures = await WriteTogetherAsync(store, i => Sample.Submission($"text {i}"));
        Assert.All(failures, Assert.Null);
    }

    [Theory]
    [InlineData("NUL")]
    [InlineData("lone high surrogate")]
    [InlineData("lone low surrogate")]
    [InlineData("beyond the basic plane")]
    public async Task Odd_characters_in_one_of_fifteen_are_kept_and_harm_nobody(string what)
    {
        var (text, expected) = OddTexts[what];
        await using var store = await TestStore.OpenAsync();
        var failures = await WriteTogetherAsync(store, i => i == Odd ? Sample.Submission(text, email: text) : Sample.Submission($"text {i}"));
        Assert.All(failures, Assert.Null);
        Assert.Equal(expected, await store.AnswerOfAsync(KeyOf(Odd)));
        Assert.Equal("text 3", await store.AnswerOfAsync(KeyOf(3)));
        var page = await store.Catalog.ListAsync(new() { CandidateEmail = text }, CancellationToken.None);
        Assert.Equal(store.Kept(text), Assert.Single(page.Items).CandidateEmail);
    }

    [Fact]
    public async Task A_stale_etag_fails_only_its_own_item_and_leaves_no_audit()
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new GrainState<SubmissionState>[Items];
        for (var i = 0; i < Items; i++)
            rows[i] = await store.SaveAsync(KeyOf(i), Sample.Submission("old"));
        rows[Odd].ETag = "00000000000000ff";
        var failures = await WriteTogetherAsync(
            store,
            i => Sample.Submission("new") with { PendingAudit = [new AuditEntry(Sample.Day, "system", "test.write", KeyOf(i), null)] },
            rows);
        for (var i = 0; i < Items; i++)
        {
            Assert.Equal(i == Odd, failures[i] is InconsistentStateException);
            Assert.Equal(i == Odd ? "old" : "new", await store.AnswerOfAsync(KeyOf(i)));
        }

        var audit = await store.Audit.ListAsync(new AuditQuery { Limit = 100 }, CancellationToken.None);
        Assert.Equal(Items - 1, audit.Entries.Count(entry => entry.Action == "test.write"));
        Assert.DoesNotContain(audit.Entries, entry => entry.Subject == KeyOf(Odd));
    }

    [Fact]
    public async Task A_key_that_exists_already_fails_only_its_own_insert()
    {
        await using var store = await TestStore.OpenAsync();
        await store.SaveAsync(KeyOf(Odd), Sample.Submission("old"));
        var failures = await WriteTogetherAsync(store, _ => Sample.Submission("new"));
        for (var i = 0; i < Items; i++)
            Assert.Equal(i == Odd, failures[i] is InconsistentStateException);
        Assert.Equal("old", await store.AnswerOfAsync(KeyOf(Odd)));
    }

    [Fact]
    public async Task A_row_over_the_limit_fails_alone()
    {
        await using var store = await TestStore.OpenAsync();
        var failures = await WriteTogetherAsync(store, i => Sample.Submission(i == Odd ? new string('x', 1_500_000) : "text"));
        for (var i = 0; i < Items; i++)
            Assert.Equal(i == Odd, failures[i] is AssayException { Code: "row_too_large" });
    }

    [Fact]
    public async Task When_a_statement_fails_the_items_run_one_by_one_and_only_the_culprit_fails()
    {
        await using var store = await TestStore.OpenAsync();
        await store.PoisonAsync(KeyOf(Odd));
        var failures = await WriteTogetherAsync(store, i => Sample.Submission($"text {i}"), transactions: Items - 1);
        for (var i = 0; i < Items; i++)
        {
            Assert.Equal(i == Odd, failures[i] is AssayException { Code: "store_unavailable" });
            Assert.Equal(i != Odd, (await store.LoadAsync(KeyOf(i))).RecordExists);
        }
    }

    [Fact]
    public async Task Of_two_waiting_writes_of_one_key_the_second_goes_to_the_next_transaction()
    {
        await using var store = await TestStore.OpenAsync();
        await using var held = await store.HoldAsync();
        var before = store.Commits;
        var first = store.SaveAsync("sub_1", Sample.Submission("first"));
        var second = store.SaveAsync("sub_1", Sample.Submission("second"));
        var other = store.SaveAsync("sub_2", Sample.Submission("other"));
        await held.ReleaseAsync();
        await other;
        var failures = new[] { await Record.ExceptionAsync(() => first), await Record.ExceptionAsync(() => second) };
        Assert.IsType<InconsistentStateException>(Assert.Single(failures.OfType<Exception>()));

        // Where writes do not wait in a queue, either may come first.
        Assert.True(store.Commits is null || failures[0] is null);
        Assert.Equal(failures[0] is null ? "first" : "second", await store.AnswerOfAsync("sub_1"));
        Assert.Equal(before + held.Taken + 2, store.Commits);
    }

    private static string KeyOf(int item) => string.Create(CultureInfo.InvariantCulture, $"sub_{item:00}");

    /// <summary>Writes all items in one transaction (or so many as told), and says what became of each.</summary>
    private static async Task<Exception?[]> WriteTogetherAsync(
        TestStore store,
        Func<int, SubmissionState> state,
        GrainState<SubmissionState>[]? rows = null,
        int transactions = 1)
    {
        await using var held = await store.HoldAsync();
        var before = store.Commits;
        var writes = Enumerable.Range(0, Items).Select(i => Record.ExceptionAsync(() => store.SaveAsync(KeyOf(i), state(i), rows?[i]))).ToArray();
        await held.ReleaseAsync();
        var failures = await Task.WhenAll(writes);

        // A store that does not group has no such number.
        Assert.Equal(before + held.Taken + transactions, store.Commits);
        return failures;
    }
}
