using System.Text.Json;

namespace Assay.Deploy.Tests.Bicep;

public sealed class AlertsModuleTests
{
    private const string ActionGroup = "/subscriptions/s/resourceGroups/ops/providers/microsoft.insights/actionGroups/on-call";

    // The names under which Azure Monitor has them.
    private static readonly string[] Metrics = ["DeadletteredMessages", "ActiveMessages", "ThrottledRequests", "ServerErrors", "UserErrors"];

    [Fact]
    public async Task Every_alert_compiles_without_a_warning_watches_its_metric_and_tells_the_action_group()
    {
        var module = await Module.CompileAsync("alerts", $"param actionGroups = ['{ActionGroup}']", "param backlog = 77");
        var alerts = module.Resources("Microsoft.Insights/metricAlerts").Select(alert => alert.GetProperty("properties")).ToArray();
        var criteria = alerts.Select(alert => Assert.Single(alert.GetProperty("criteria").GetProperty("allOf").EnumerateArray())).ToArray();

        Assert.Equal("", module.Build.Error);
        Assert.Empty(module.Prediction.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(Metrics, criteria.Select(criterion => criterion.GetProperty("metricName").GetString()));
        Assert.All(alerts, alert => Assert.Equal(
            ActionGroup,
            Assert.Single(alert.GetProperty("actions").EnumerateArray()).GetProperty("actionGroupId").GetString()));
        Assert.All(alerts, alert => Assert.EndsWith(
            "/namespaces/ci-mock-servicebus",
            Assert.Single(alert.GetProperty("scopes").EnumerateArray()).GetString(),
            StringComparison.Ordinal));
        Assert.Equal(0, Threshold(criteria, "DeadletteredMessages"));
        Assert.Equal(77, Threshold(criteria, "ActiveMessages"));
        Assert.Equal(0, Threshold(criteria, "ThrottledRequests"));
        // Dead letters and backlog are asked for queue by queue, the rest of the whole namespace.
        Assert.Equal([1, 1, 0, 0, 0], criteria.Select(criterion => criterion.GetProperty("dimensions").GetArrayLength()));
    }

    private static int Threshold(JsonElement[] criteria, string metric) =>
        criteria.Single(criterion => criterion.GetProperty("metricName").GetString() == metric).GetProperty("threshold").GetInt32();
}
