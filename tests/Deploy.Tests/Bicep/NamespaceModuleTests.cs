using System.Text.Json;

namespace Assay.Deploy.Tests.Bicep;

public sealed class NamespaceModuleTests(NamespaceModule compiled) : IClassFixture<NamespaceModule>
{
    private const string DataSender = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39";
    private const string DataReceiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0";

    private readonly Module _module = compiled.Module;

    [Fact]
    public void It_compiles_without_a_warning()
    {
        Assert.Equal("", _module.Build.Error);
        Assert.Empty(_module.Prediction.GetProperty("diagnostics").EnumerateArray());
    }

    [Fact]
    public void The_namespace_is_basic_and_speaks_no_old_TLS()
    {
        var bus = Assert.Single(_module.Resources("Microsoft.ServiceBus/namespaces"));

        Assert.Equal("ci-mock-servicebus", bus.GetProperty("name").GetString());
        Assert.Equal("""{"name":"Basic","tier":"Basic"}""", Compact(bus.GetProperty("sku")));
        Assert.Equal("1.2", bus.GetProperty("properties").GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public void Both_queues_give_three_deliveries_five_minutes_and_an_hour_and_lose_nothing_that_expires()
    {
        var queues = _module.Resources("Microsoft.ServiceBus/namespaces/queues");

        Assert.Equal(["ci-mock-servicebus/scoring-jobs", "ci-mock-servicebus/report-jobs"], queues.Select(queue => queue.GetProperty("name").GetString()));
        Assert.All(queues, queue => Assert.Equal(
            """{"maxDeliveryCount":3,"lockDuration":"PT5M","defaultMessageTimeToLive":"PT1H","maxSizeInMegabytes":1024,"deadLetteringOnMessageExpiration":true}""",
            Compact(queue.GetProperty("properties"))));
    }

    [Theory]
    [InlineData("assay", "Send", "Listen")]
    [InlineData("assay-send", "Send")]
    [InlineData("assay-listen", "Listen")]
    public void A_policy_has_its_rights_and_no_other(string policy, params string[] rights)
    {
        var rule = Assert.Single(Policies(), rule => rule.GetProperty("name").GetString() == $"ci-mock-servicebus/{policy}");

        Assert.Equal(rights, rule.GetProperty("properties").GetProperty("rights").EnumerateArray().Select(right => right.GetString()));
    }

    [Fact]
    public void There_is_no_further_policy() => Assert.Equal(3, Policies().Count);

    [Fact]
    public void Identities_get_the_roles_that_they_are_listed_for()
    {
        var given = _module.Resources("Microsoft.Authorization/roleAssignments").Select(assignment => assignment.GetProperty("properties")).Select(properties =>
            (properties.GetProperty("principalId").GetString(), properties.GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]));

        Assert.Equal(
            [(NamespaceModule.Silo, DataSender), (NamespaceModule.Sender, DataSender), (NamespaceModule.Silo, DataReceiver)],
            given);
    }

    [Fact]
    public void Roles_are_given_on_the_namespace_and_on_nothing_wider() =>
        Assert.All(_module.Resources("Microsoft.Authorization/roleAssignments"), assignment =>
            Assert.Contains("/namespaces/ci-mock-servicebus/providers/Microsoft.Authorization/", assignment.GetProperty("id").GetString(), StringComparison.Ordinal));

    [Fact]
    public void No_output_is_a_secret()
    {
        Assert.DoesNotContain("listKeys", _module.Build.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ["connectionStringWithoutKey=Endpoint=sb://ci-mock-servicebus.servicebus.windows.net/", "namespaceName=ci-mock-servicebus"],
            _module.Prediction.GetProperty("outputs").EnumerateObject().Select(output => $"{output.Name}={output.Value}").Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<JsonElement> Policies() => _module.Resources("Microsoft.ServiceBus/namespaces/authorizationRules");

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json);
}
