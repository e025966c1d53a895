using Assay.Silo.Tests.Storage.Sqlite;

namespace Assay.Silo.Tests.Clustering;

/// <summary>Reminders that the silos of a cluster share, on each server that can hold them.</summary>
public sealed class ClusterReminderTests
{
    public static TheoryData<string> Kinds => ["postgres", "redis"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_reminder_is_written_read_replaced_and_removed_by_who_knows_its_last_version(string kind)
    {
        await using var tables = await ClusterTables.OpenAsync(kind);
        var table = tables.Reminders;
        var entry = ReminderTableTests.Entry("sub_1", "retry");
        var first = await table.UpsertRow(entry);
        var read = await table.ReadRow(entry.GrainId, "retry");
        Assert.NotNull(read);
        Assert.Equal((entry.StartAt, entry.Period, first), (read.StartAt, read.Period, read.ETag));

        var second = await table.UpsertRow(ReminderTableTests.Entry("sub_1", "retry", TimeSpan.FromDays(60)));
        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromDays(60), (await table.ReadRow(entry.GrainId, "retry"))!.Period);
        await table.UpsertRow(ReminderTableTests.Entry("sub_1", "other"));
        Assert.Equal(2, (await table.ReadRows(entry.GrainId)).Reminders.Count);

        Assert.False(await table.RemoveRow(entry.GrainId, "retry", first!));
        Assert.True(await table.RemoveRow(entry.GrainId, "retry", second!));
        Assert.Null(await table.ReadRow(entry.GrainId, "retry"));
        Assert.Single((await table.ReadRows(entry.GrainId)).Reminders);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_reminder_is_in_exactly_one_of_two_halves_of_the_ring(string kind)
    {
        await using var tables = await ClusterTables.OpenAsync(kind);
        var names = Enumerable.Range(0, 60).Select(i => $"sub_{i}").ToArray();
        await Task.WhenAll(names.Select(name => tables.Reminders.UpsertRow(ReminderTableTests.Entry(name, "retry"))));

        foreach (var (one, other) in new[] { (0x4000_0000u, 0xC000_0000u), (0u, 0x8000_0000u), (0xF000_0000u, 0x1000_0000u) })
        {
            var inside = await tables.Reminders.ReadRows(one, other);
            var outside = await tables.Reminders.ReadRows(other, one);
            Assert.Equal(
                names.Order(),
                inside.Reminders.Concat(outside.Reminders).Select(found => found.GrainId.Key.ToString()!).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_services_on_one_server_do_not_see_each_others_reminders(string kind)
    {
        var connection = await ClusterTables.NewConnectionAsync(kind);
        await using var one = await ClusterTables.OpenAsync(kind, connection);
        await using var other = await ClusterTables.OpenAsync(kind, connection);
        var entry = ReminderTableTests.Entry("sub_1", "retry");
        await one.Reminders.UpsertRow(entry);

        Assert.Null(await other.Reminders.ReadRow(entry.GrainId, "retry"));
        Assert.Empty((await other.Reminders.ReadRows(0, 0)).Reminders);
    }
}
