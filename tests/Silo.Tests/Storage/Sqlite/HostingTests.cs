using Assay.Audit;
using Assay.Catalog;
using Assay.Servers;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Storage;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class HostingTests : FolderTests
{
    [Fact]
    public async Task A_silo_starts_with_the_store_and_lets_go_of_the_folder_when_it_stops()
    {
        var folder = NewFolder();
        for (var start = 0; start < 2; start++)
        {
            using var host = Build(folder);
            await host.StartAsync();
            var catalog = host.Services.GetRequiredService<ISubmissionCatalog>();
            await catalog.PingAsync(CancellationToken.None);
            Assert.NotNull(host.Services.GetRequiredKeyedService<IGrainStorage>(AssayStorage.ProviderName));
            var audit = host.Services.GetRequiredService<IAuditLog>();
            await audit.AppendAsync(new AuditEntry(Sample.Day, "system", "test", "start", null), CancellationToken.None);
            var reminders = host.Services.GetRequiredService<IReminderTable>();
            await reminders.UpsertRow(ReminderTableTests.Entry("sub_1", "retry"));
            await host.StopAsync();
        }

        await using var store = new SqliteTestStore(folder);
        var page = await store.Audit.ListAsync(new AuditQuery(), CancellationToken.None);
        Assert.Equal(2, page.Entries.Length);
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused_with_the_folder_named()
    {
        await using var store = new SqliteTestStore();
        using var host = Build(store.Folder);
        var refusal = await Assert.ThrowsAsync<StoreStartupException>(() => host.StartAsync());
        Assert.Contains(store.Folder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("in use by another", refusal.Message, StringComparison.Ordinal);
    }

    private static IHost Build(string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next());
            silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "storage-tests");
            silo.AddSqliteStorage(options => options.DataFolder = folder).AddSqliteStorage();
        });
        return builder.Build();
    }
}
