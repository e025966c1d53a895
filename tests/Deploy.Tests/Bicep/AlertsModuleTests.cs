using System.Text.Json;

namespace Assay.Deploy.Tests.Bicep;

public sealed class AlertsModuleTests(AlertsModule compiled) : IClassFixture<AlertsModule>
{
    private readonly Module _module = compiled.Module;

    private IEnumerable<JsonElement> Alerts => _module.Resources("Microsoft.Insights/metricAlerts").Select(alert => alert.GetProperty("properties"));

    private IEnumerable<JsonElement> Criteria => Alerts.Select(alert => Assert.Single(alert.GetProperty("criteria").GetProperty("allOf").EnumerateArray()));

    [Fact]
    public void It_compiles_without_a_warning()
    {
        Assert.Equal("", _module.Build.Error);
        Assert.Empty(_module.Prediction.GetProperty("diagnostics").EnumerateArray());
    }

    [Fact]
    public void Each_alert_watches_a_metric_that_Azure_Monitor_has_in_a_way_that_it_is_summed_up() =>
        Assert.Equal(
            ["DeadletteredMessages Maximum", "ActiveMessages Minimum", "ThrottledRequests Total", "ServerErrors Total", "UserErrors Total"],
            Criteria.Select(criterion => $"{Text(criterion, "metricName")} {Text(criterion, "timeAggregation")}"));

    [Fact]
    public void Dead_letters_and_backlog_are_asked_for_by_queue_and_the_rest_of_the_whole_namespace() =>
        Assert.Equal(
            ["scoring-jobs report-jobs", "scoring-jobs report-jobs", "", "", ""],
            Criteria.Select(criterion => string.Join(' ', criterion.GetProperty("dimensions").EnumerateArray()
                .SelectMany(dimension => dimension.GetProperty("values").EnumerateArray().Select(value => value.GetString())))));

    [Fact]
    public void Each_alert_tells_the_action_group_and_watches_the_namespace() =>
        Assert.All(Alerts, alert =>
        {
            Assert.Equal(AlertsModule.ActionGroup, Text(Assert.Single(alert.GetProperty("actions").EnumerateArray()), "actionGroupId"));
            Assert.EndsWith("/namespaces/ci-mock-servicebus", Assert.Single(alert.GetProperty("scopes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        });

    [Fact]
    public void The_guide_lists_every_alert_with_its_metric_and_threshold()
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "deploy", "service-bus.md"));

        Assert.All(Criteria, criterion => Assert.Single(guide, line => line.StartsWith(
            $"| {Text(criterion, "name")} | `{Text(criterion, "metricName")}` | above {criterion.GetProperty("threshold")} ",
            StringComparison.Ordinal)));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
