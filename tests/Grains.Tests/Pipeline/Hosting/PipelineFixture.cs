namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>One host for the tests of a class; each test works on submissions of its own.</summary>
public sealed class PipelineFixture : IAsyncLifetime
{
    internal PipelineHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await PipelineHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
