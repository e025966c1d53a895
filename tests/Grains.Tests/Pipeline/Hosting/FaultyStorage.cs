using System.Diagnostics.CodeAnalysis;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>The real store with planned faults in front of it.</summary>
internal sealed class FaultyStorage(IGrainStorage inner, SiloAddress silo, Faults faults) : IGrainStorage
{
    /// <summary>Puts itself in front of the registered store.</summary>
    public static void Decorate(IServiceCollection services, Faults faults)
    {
        var real = services.Last(service => service.ServiceType == typeof(IGrainStorage) && AssayStorage.ProviderName.Equals(service.ServiceKey));
        services.AddKeyedSingleton<IGrainStorage>(
            AssayStorage.ProviderName,
            (provider, key) => new FaultyStorage(
                (IGrainStorage)real.KeyedImplementationFactory!(provider, key),
                provider.GetRequiredService<ILocalSiloDetails>().SiloAddress,
                faults));
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        faults.ThrowIfCutOff(silo);
        faults.ThrowIfUnreadable(grainId.Key.ToString()!);
        return inner.ReadStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => faults.RefuseRemovals
        ? throw new IOException("planned: nothing was removed")
        : inner.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        faults.ThrowIfCutOff(silo);
        switch (faults.Next(grainId.Key.ToString()!, grainState.State))
        {
            case Fault.FailBefore:
                throw new IOException("planned: nothing was stored");
            case Fault.TimeOutAfter:
                // Like a connection cut after the commit: the caller's ETag stays the old one.
                var unseen = new GrainState<T> { State = grainState.State, ETag = grainState.ETag, RecordExists = grainState.RecordExists };
                await inner.WriteStateAsync(stateName, grainId, unseen);
                throw new TimeoutException("planned: stored, but nobody was told");
            case Fault.Hang:
                await faults.HangAsync();
                break;
        }

        faults.ThrowIfCutOff(silo);
        await inner.WriteStateAsync(stateName, grainId, grainState);
    }

    private sealed class GrainState<T> : IGrainState<T>
    {
        [AllowNull]
        public T State { get; set; } = default!;

        [AllowNull]
        public string ETag { get; set; } = null!;

        public bool RecordExists { get; set; }
    }
}
