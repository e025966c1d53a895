using Assay.Assessments;
using Assay.Storage;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class AlarmTests
{
    [Fact]
    public async Task Due_rows_come_by_kind_and_the_longest_due_first()
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed: 21);
        await rows.AddAsync(store, 500);
        foreach (var kind in new[] { AlarmKind.Deadline, AlarmKind.Work })
        {
            var expected = rows.Items
                .Where(item => item.WakeAt <= Sample.Day && (item.Status < Submissions.SubmissionStatus.Completed) == (kind == AlarmKind.Deadline))
                .OrderBy(item => item.WakeAt).ThenBy(item => item.SubmissionId, StringComparer.Ordinal)
                .Select(item => item.SubmissionId)
                .ToList();
            Assert.True(expected.Count > 10);
            Assert.Equal(expected, await store.Catalog.DueAsync(kind, Sample.Day, 1000, CancellationToken.None));
            Assert.Equal(expected.Take(5), await store.Catalog.DueAsync(kind, Sample.Day, 5, CancellationToken.None));
        }

        Assert.Empty(await store.Catalog.DueAsync(AlarmKind.Lane, Sample.Day, 5, CancellationToken.None));
    }

    [Fact]
    public async Task Orphans_are_the_rows_of_owners_that_do_not_live_in_key_order()
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed: 22);
        await rows.AddAsync(store, 50);
        string?[] owners = ["a@1", "b@1", "b@2", null];
        for (var i = 0; i < 40; i++)
            await CatalogRows.WriteAsync(store, rows.Items[0] with { SubmissionId = $"sub_o{i:00}" }, owners[i % 4]);

        var dead = Enumerable.Range(0, 40).Where(i => i % 4 == 1).Select(i => $"sub_o{i:00}").ToList();
        Assert.Equal(dead, await store.Catalog.OrphansAsync(["a@1", "b@2"], null, 100, CancellationToken.None));
        Assert.Equal(dead.Skip(3).Take(4), await store.Catalog.OrphansAsync(["a@1", "b@2"], dead[2], 4, CancellationToken.None));
        Assert.Equal(30, (await store.Catalog.OrphansAsync([], null, 100, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task The_first_alarm_of_a_kind_leaves_out_what_waits_for_a_retry_and_the_owned_are_counted()
    {
        await using var store = await TestStore.OpenAsync();
        Assert.Null(await store.Catalog.FirstAlarmAsync(AlarmKind.Work, DateTimeOffset.MinValue, CancellationToken.None));
        Assert.Equal(0, await store.Catalog.CountOwnedAsync(CancellationToken.None));
        var rows = new CatalogRows(seed: 23);
        await rows.AddAsync(store, 300);
        var sample = rows.Items.First(item => item.Status == Submissions.SubmissionStatus.Completed);
        var early = Sample.Day.AddDays(-3);
        for (var i = 0; i < 6; i++)
        {
            var item = sample with { SubmissionId = $"sub_w{i}", WakeAt = early.AddTicks(i), NextRetryAt = i == 0 ? early : null };
            await CatalogRows.WriteAsync(store, item, owner: i < 4 ? "a@1" : null);
        }

        Assert.Equal(early.AddTicks(1), await FirstAsync(AlarmKind.Work, DateTimeOffset.MinValue));
        Assert.Equal(early.AddTicks(5), await FirstAsync(AlarmKind.Work, early.AddTicks(4)));
        Assert.Equal(
            rows.Items.Where(item => item.Status < Submissions.SubmissionStatus.Completed).Min(item => item.WakeAt),
            await FirstAsync(AlarmKind.Deadline, DateTimeOffset.MinValue));
        Assert.Null(await FirstAsync(AlarmKind.Message, DateTimeOffset.MinValue));
        Assert.Equal(4, await store.Catalog.CountOwnedAsync(CancellationToken.None));

        Task<DateTimeOffset?> FirstAsync(AlarmKind kind, DateTimeOffset after) =>
            store.Catalog.FirstAlarmAsync(kind, after, CancellationToken.None);
    }

    [Fact]
    public async Task Assessments_come_in_their_latest_version_newest_first()
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new List<GrainState<AssessmentState>>();
        for (var i = 0; i < 5; i++)
        {
            rows.Add(new GrainState<AssessmentState>());
            await PublishAsync(store, rows[i], i, version: 1);
        }

        await PublishAsync(store, rows[1], 1, version: 2);
        var found = await store.Catalog.AssessmentsAsync(3, CancellationToken.None);
        Assert.Equal(["assess_4", "assess_3", "assess_2"], found.Select(definition => definition.Id));
        found = await store.Catalog.AssessmentsAsync(500, CancellationToken.None);
        Assert.Equal(2, found[3].Version);
        Assert.Equal(5, (await store.Catalog.CountAsync("any", CancellationToken.None)).TotalAssessments);
    }

    private static Task PublishAsync(TestStore store, GrainState<AssessmentState> row, int number, int version)
    {
        row.State = new AssessmentState { Latest = new AssessmentDefinition { Id = $"assess_{number}", Version = version } };
        return store.Grains.WriteStateAsync("assessment", GrainId.Create("assessment", $"assess_{number}"), row);
    }
}
