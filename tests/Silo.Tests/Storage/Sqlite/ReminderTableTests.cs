using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class ReminderTableTests : FolderTests
{
    [Fact]
    public async Task A_reminder_is_written_read_replaced_and_removed()
    {
        await using var reminders = await Reminders.OpenAsync(NewFolder());
        var table = reminders.Table;
        var entry = Entry("sub_1", "retry");
        var first = await table.UpsertRow(entry);
        var read = await table.ReadRow(entry.GrainId, "retry");
        Assert.NotNull(read);
        Assert.Equal((entry.StartAt, entry.Period, first), (read.StartAt, read.Period, read.ETag));

        var second = await table.UpsertRow(Entry("sub_1", "retry", TimeSpan.FromMinutes(5)));
        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromMinutes(5), (await table.ReadRow(entry.GrainId, "retry"))!.Period);
        Assert.Single((await table.ReadRows(entry.GrainId)).Reminders);

        Assert.False(await table.RemoveRow(entry.GrainId, "retry", first!));
        Assert.True(await table.RemoveRow(entry.GrainId, "retry", second!));
        Assert.Null(await table.ReadRow(entry.GrainId, "retry"));
    }

    [Fact]
    public async Task Every_reminder_is_in_exactly_one_of_two_halves_of_the_ring_and_survives_a_reopening()
    {
        var folder = NewFolder();
        var names = Enumerable.Range(0, 60).Select(i => $"sub_{i}").ToArray();
        await using (var reminders = await Reminders.OpenAsync(folder))
            await Task.WhenAll(names.Select(name => reminders.Table.UpsertRow(Entry(name, "retry"))));

        await using var reopened = await Reminders.OpenAsync(folder);
        foreach (var (one, other) in new[] { (0x4000_0000u, 0xC000_0000u), (0u, 0x8000_0000u), (0xF000_0000u, 0x1000_0000u) })
        {
            var inside = await reopened.Table.ReadRows(one, other);
            var outside = await reopened.Table.ReadRows(other, one);
            Assert.Equal(
                names.Order(),
                inside.Reminders.Concat(outside.Reminders).Select(found => found.GrainId.Key.ToString()!).Order());
            Assert.All(inside.Reminders, found => Assert.True(IsInside(found.GrainId.GetUniformHashCode(), one, other)));
        }
    }

    internal static ReminderEntry Entry(string key, string name, TimeSpan? period = null) => new()
    {
        GrainId = GrainId.Create("submission", key),
        ReminderName = name,
        StartAt = Sample.Day.UtcDateTime,
        Period = period ?? TimeSpan.FromMinutes(1),
    };

    private static bool IsInside(uint hash, uint begin, uint end) =>
        begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    /// <summary>The official table on our file, as a silo resolves it, without a running silo.</summary>
    private sealed class Reminders : IAsyncDisposable
    {
        private readonly IHost _host;

        private Reminders(IHost host, IReminderTable table)
        {
            _host = host;
            Table = table;
        }

        public IReminderTable Table { get; }

        public static async Task<Reminders> OpenAsync(string folder)
        {
            var builder = Host.CreateApplicationBuilder();
            builder.UseOrleans(silo => silo.UseLocalhostClustering()
                .Configure<ClusterOptions>(options => options.ServiceId = "storage-tests")
                .AddSqliteStorage(options => options.DataFolder = folder));
            var host = builder.Build();
            host.Services.GetRequiredService<SqliteStore>().Open();
            var table = host.Services.GetRequiredService<IReminderTable>();
            await table.StartAsync();
            return new Reminders(host, table);
        }

        public async ValueTask DisposeAsync()
        {
            if (_host is IAsyncDisposable host)
                await host.DisposeAsync();
        }
    }
}
