using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>One open store for several silos of a process, which no silo may close.</summary>
internal sealed class SharedSqlite : IAsyncDisposable
{
    private readonly SqliteStore _store;

    private SharedSqlite(SqliteStore store) => _store = store;

    public static SharedSqlite Open(string folder)
    {
        var store = new SqliteStore(Options.Create(new StorageOptions { DataFolder = folder }), NullLogger<SqliteStore>.Instance);
        store.Open();
        return new SharedSqlite(store);
    }

    /// <summary>Puts it in place of the store of the silo's own.</summary>
    public void Use(IServiceCollection services)
    {
        services.RemoveAll<SqliteStore>();
        services.AddSingleton(_store);

        // As an instance: what a factory hands out would be closed with the silo that is killed.
        services.RemoveAll<IRowStore>();
        services.AddSingleton<IRowStore>(_store);
        var opener = services.Single(service =>
            service.ServiceType == typeof(ILifecycleParticipant<ISiloLifecycle>)
            && service.ImplementationFactory?.Method.DeclaringType?.DeclaringType == typeof(SqliteHosting));
        services.Remove(opener);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
