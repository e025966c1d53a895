namespace Assay.Deploy.Tests.Bicep;

/// <summary>main.bicep, compiled once for its tests: one identity that sends and receives, one that only sends.</summary>
public sealed class NamespaceModule : IAsyncLifetime
{
    public const string Silo = "11111111-1111-1111-1111-111111111111";
    public const string Sender = "22222222-2222-2222-2222-222222222222";

    internal Module Module { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Module = await Module.CompileAsync("main", $"param senders = ['{Silo}', '{Sender}']", $"param receivers = ['{Silo}']");

    public Task DisposeAsync() => Task.CompletedTask;
}
