namespace Assay.Grains.Tests.Scoring.Models.Wire;

/// <summary>One host for the tests of a class, which take turns with its model.</summary>
public sealed class ModelHostFixture : IAsyncLifetime
{
    internal ModelHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await ModelHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
