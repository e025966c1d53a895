namespace Assay.Deploy.Tests.Bicep;

/// <summary>alerts.bicep, compiled once for its tests.</summary>
public sealed class AlertsModule : IAsyncLifetime
{
    public const string ActionGroup = "/subscriptions/s/resourceGroups/ops/providers/microsoft.insights/actionGroups/on-call";

    internal Module Module { get; private set; } = null!;

    public async Task InitializeAsync() => Module = await Module.CompileAsync("alerts", $"param actionGroups = ['{ActionGroup}']");

    public Task DisposeAsync() => Task.CompletedTask;
}
