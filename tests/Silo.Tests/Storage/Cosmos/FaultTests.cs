using System.Globalization;
using System.Net;
using Assay.Audit;
using Assay.Catalog;
using Assay.Errors;
using Assay.Silo.Storage.Cosmos;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Submissions;
using Assay.Tests.CosmosStandIn;
using Assay.Tests.CosmosStandIn.Faults;
using Orleans.Storage;

namespace Assay.Silo.Tests.Storage.Cosmos;

public sealed class FaultTests
{
    [Fact]
    public async Task A_short_storm_of_429_is_waited_out_and_the_services_wait_is_honoured()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        store.Server.Faults.Add(new Fault(FaultKind.TooManyRequests) { Count = 2, RetryAfter = TimeSpan.FromMilliseconds(300), Operations = [Operation.Create] });
        var began = TimeProvider.System.GetTimestamp();
        await store.SaveAsync("sub_1", Sample.Submission());
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(600));
        store.Server.Faults.Next(FaultKind.TooManyRequests, 3, Operation.Read, Operation.Query);
        Assert.True((await store.LoadAsync("sub_1")).RecordExists);
        store.Server.Faults.Next(FaultKind.TooManyRequests, 3, Operation.Query);
        Assert.Single((await store.Catalog.ListAsync(new SubmissionQuery(), CancellationToken.None)).Items);
    }

    [Fact]
    public async Task A_storm_of_429_without_end_ends_with_the_limit_and_nothing_is_stored()
    {
        await using var store = await CosmosTestStore.OpenAsync(TimeSpan.FromSeconds(1));
        store.Server.Faults.Share(FaultKind.TooManyRequests, 100);
        var failure = await Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_1", Sample.Submission()).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal((ErrorKind.Unavailable, "store_unavailable"), (failure.Kind, failure.Code));

        // The last try may be cut off by the limit without an answer, and then nobody can say more than that.
        Assert.Contains("throughput", CosmosErrors.From(HttpStatusCode.TooManyRequests, 0).Message, StringComparison.Ordinal);
        store.Server.Faults.Clear();
        Assert.False((await store.LoadAsync("sub_1")).RecordExists);
    }

    [Fact]
    public async Task A_caller_who_gives_up_during_a_storm_is_not_kept()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        store.Server.Faults.Share(FaultKind.TooManyRequests, 100);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Grains.WriteStateAsync("submission", TestStore.Id("sub_1"), new GrainState<SubmissionState> { State = Sample.Submission() }, patience.Token)
                .WaitAsync(TimeSpan.FromSeconds(5)));
        using var another = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Catalog.ListAsync(new SubmissionQuery(), another.Token).WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData(FaultKind.PreconditionFailed)]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.Cut)]
    [InlineData(FaultKind.CutAfterWrite)]
    public async Task One_failure_of_each_kind_of_write_is_not_seen_and_nothing_is_done_twice(FaultKind kind)
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        Next();
        var plain = await store.SaveAsync("sub_1", Sample.Submission("1"));
        Next();
        await store.SaveAsync("sub_1", Sample.Submission("2"), plain);
        Next();
        var audited = await store.SaveAsync("sub_2", Audited("3", "made"));
        Next();
        await store.SaveAsync("sub_2", Audited("4", "changed"), audited);
        Next();
        await store.Grains.ClearStateAsync("submission", TestStore.Id("sub_1"), plain);
        Next();
        await store.Grains.ClearStateAsync("submission", TestStore.Id("sub_2"), new GrainState<SubmissionState> { State = Audited("4", "gone"), ETag = audited.ETag });
        Next();
        await store.Audit.AppendAsync(new AuditEntry(Sample.Day, "system", "alone", "x", null), CancellationToken.None);

        Assert.Equal(7, store.Server.Counters.Snapshot().Faults[kind]);
        Assert.False((await store.LoadAsync("sub_1")).RecordExists);
        Assert.False((await store.LoadAsync("sub_2")).RecordExists);
        var entries = (await store.Audit.ListAsync(new AuditQuery(), CancellationToken.None)).Entries;
        Assert.Equal(["alone", "gone", "changed", "made"], entries.Select(entry => entry.Action));

        void Next() => store.Server.Faults.Next(kind, 1, Operation.Create, Operation.Replace, Operation.Delete, Operation.Batch);
    }

    [Fact]
    public async Task A_write_whose_answer_hangs_is_recognised_and_its_etag_serves_the_next_write()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        store.Server.Faults.Next(FaultKind.HangAfterWrite, 1, Operation.Batch);
        var row = await store.SaveAsync("sub_1", Audited("1", "made"));
        store.Server.Faults.Next(FaultKind.HangAfterWrite, 1, Operation.Replace);
        await store.SaveAsync("sub_1", Sample.Submission("2"), row);
        Assert.Equal("2", await store.AnswerOfAsync("sub_1"));
        Assert.Single((await store.Audit.ListAsync(new AuditQuery(), CancellationToken.None)).Entries);
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_within_the_limit_and_work_resumes_when_it_goes_on()
    {
        await using var store = await CosmosTestStore.OpenAsync(TimeSpan.FromSeconds(2));
        await store.SaveAsync("sub_1", Sample.Submission("before"));
        store.Server.Faults.Share(FaultKind.Hang, 100);
        var write = Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_2", Sample.Submission()).WaitAsync(TimeSpan.FromSeconds(8)));
        var read = Assert.ThrowsAsync<AssayException>(() => store.LoadAsync("sub_1").WaitAsync(TimeSpan.FromSeconds(20)));
        var list = Assert.ThrowsAsync<AssayException>(() => store.Catalog.ListAsync(new SubmissionQuery(), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Contains("may have been stored", (await write).Message, StringComparison.Ordinal);
        foreach (var failure in new[] { await write, await read, await list })
            Assert.Equal((ErrorKind.Unavailable, "store_unavailable"), (failure.Kind, failure.Code));
        store.Server.Faults.Clear();
        await store.SaveAsync("sub_2", Sample.Submission("after"));
        Assert.Equal("after", await store.AnswerOfAsync("sub_2"));
    }

    [Fact]
    public async Task Another_activations_write_is_told_apart_from_a_lost_answer()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        var mine = await store.SaveAsync("sub_1", Sample.Submission("1"));
        var theirs = new GrainState<SubmissionState> { ETag = mine.ETag };
        await store.SaveAsync("sub_1", Sample.Submission("2"), theirs);
        store.Server.Faults.Next(FaultKind.Cut, 1, Operation.Replace);
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.SaveAsync("sub_1", Sample.Submission("3"), mine));
        await store.Grains.ClearStateAsync("submission", TestStore.Id("sub_1"), theirs);
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.SaveAsync("sub_1", Sample.Submission("4"), mine));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.Grains.ClearStateAsync("submission", TestStore.Id("sub_1"), mine));
    }

    [Fact]
    public async Task Under_a_mixture_of_faults_every_write_happens_once_with_its_audit()
    {
        await using var store = await CosmosTestStore.OpenAsync(TimeSpan.FromSeconds(60));
        store.Server.Faults.Share(FaultKind.CutAfterWrite, 20, seed: 1);
        store.Server.Faults.Share(FaultKind.TooManyRequests, 15, seed: 2);
        store.Server.Faults.Share(FaultKind.ServiceUnavailable, 10, seed: 3);
        store.Server.Faults.Share(FaultKind.PreconditionFailed, 5, seed: 4);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async n =>
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"sub_{n}");
            var row = await store.SaveAsync(key, Audited("1", key + "/1"));
            await store.SaveAsync(key, Audited("2", key + "/2"), row);
        }));
        store.Server.Faults.Clear();
        var entries = (await store.Audit.ListAsync(new AuditQuery { Limit = 200 }, CancellationToken.None)).Entries;
        Assert.Equal((120, 120), (entries.Length, entries.Select(entry => entry.Action).Distinct().Count()));
        Assert.Equal("2", await store.AnswerOfAsync("sub_59"));
    }

    [Fact]
    public async Task Empty_pages_do_not_end_a_list_a_sweep_or_a_count()
    {
        await using var store = await CosmosTestStore.OpenAsync(limit: null);
        var rows = new CatalogRows(seed: 31);
        await rows.AddAsync(store, 60);
        var query = new SubmissionQuery { Limit = 50 };
        store.Server.Faults.Next(FaultKind.EmptyPage, 3);
        var page = await store.Catalog.ListAsync(query, CancellationToken.None);
        Assert.Equal(CatalogReference.List(rows.Items, query).Take(50), page.Items.Select(item => item.SubmissionId));
        store.Server.Faults.Next(FaultKind.EmptyPage, 3);
        Assert.NotEmpty(await store.Catalog.DueAsync(Assay.Storage.AlarmKind.Work, Sample.Day.AddDays(1), 100, CancellationToken.None));
        store.Server.Faults.Next(FaultKind.EmptyPage, 3);
        Assert.Equal(CatalogReference.Count(rows.Items, null), (await store.Catalog.CountAsync(null, CancellationToken.None)) with { AsOf = default });
    }

    private static SubmissionState Audited(string text, string action) =>
        Sample.Submission(text) with { PendingAudit = [new AuditEntry(Sample.Day, "system", action, "x", null)] };
}
