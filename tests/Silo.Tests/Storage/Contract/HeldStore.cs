namespace Assay.Silo.Tests.Storage.Contract;

/// <summary>A store whose writer is kept from beginning a transaction, so that what is written meanwhile waits together.</summary>
internal abstract class HeldStore : IAsyncDisposable
{
    /// <summary>Transactions that are held already and end with the release.</summary>
    public abstract int Taken { get; }

    public abstract Task ReleaseAsync();

    public abstract ValueTask DisposeAsync();
}
