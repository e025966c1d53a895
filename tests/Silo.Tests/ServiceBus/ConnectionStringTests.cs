using Assay.ServiceBus;
using Assay.ServiceBus.Connection;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class ConnectionStringTests
{
    private const string Key = "c2VjcmV0LXNlY3JldA==";

    [Fact]
    public void A_string_of_a_namespace_policy_is_read_and_its_key_may_hold_equals_signs()
    {
        var read = BusConnectionString.Parse($" Endpoint=sb://assay.servicebus.windows.net/;SharedAccessKeyName=send-listen;SharedAccessKey={Key} ");
        Assert.Equal(("assay.servicebus.windows.net", 5671, false), (read.Host, read.Port, read.IsPlain));
        Assert.Equal(("send-listen", Key, false), (read.KeyName, read.Key, read.UsesIdentity));
        Assert.DoesNotContain("c2V", read.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Endpoint=sb://localhost;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;", 5672, true)]
    [InlineData("Endpoint=sb://localhost:7001;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true", 7001, true)]
    [InlineData("Endpoint=sb://localhost:7001;SharedAccessKeyName=a;SharedAccessKey=b", 7001, false)]
    [InlineData("endpoint=sb://localhost/;sharedaccesskeyname=a;sharedaccesskey=b;usedevelopmentemulator=False", 5671, false)]
    public void Only_the_emulator_is_spoken_to_without_TLS(string text, int port, bool plain)
    {
        var read = BusConnectionString.Parse(text);
        Assert.Equal((port, plain), (read.Port, read.IsPlain));
    }

    [Theory]
    [InlineData("Endpoint=sb://assay.servicebus.windows.net/")]
    [InlineData("sb://assay.servicebus.windows.net")]
    [InlineData("Endpoint=sb://assay.servicebus.windows.net/;Authentication=Managed Identity")]
    [InlineData("Endpoint=sb://assay.servicebus.windows.net/;Authentication=DefaultAzureCredential")]
    public void Without_a_key_the_identity_of_the_process_is_used(string text) => Assert.True(BusConnectionString.Parse(text).UsesIdentity);

    [Theory]
    [InlineData("", "Endpoint is missing")]
    [InlineData("SharedAccessKeyName=a;SharedAccessKey=THEKEY=", "Endpoint is missing")]
    [InlineData("Endpoint=https://x.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=THEKEY=", "Endpoint must be an address that begins with sb://")]
    [InlineData("Endpoint=sb://x/queue;SharedAccessKeyName=a;SharedAccessKey=THEKEY=", "Endpoint must be a host")]
    [InlineData("Endpoint=sb://x/;SharedAccessKey=THEKEY=", "SharedAccessKeyName is missing")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a", "SharedAccessKey is missing")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=", "SharedAccessKey is empty")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=THEKEY=;SharedAccessKey=THEKEY=", "SharedAccessKey is there twice")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=THEKEY=;EntityPath=scoring-jobs", "EntityPath is there")]
    [InlineData("Endpoint=sb://x/;SharedAccessSignature=THEKEY=", "SharedAccessSignature cannot be renewed")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=THEKEY=;TransportType=Amqp", "TransportType is not known")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=TH;EKEY=", "with an unfamiliar name is empty")]
    [InlineData("Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=TH;9+THEKEY=x", "with an unfamiliar name is not known")]
    [InlineData("Endpoint=sb://x/;justtext", "a part has no name")]
    [InlineData("Endpoint=sb://x/;UseDevelopmentEmulator=yes", "UseDevelopmentEmulator must be true or false")]
    [InlineData("Endpoint=sb://x/;UseDevelopmentEmulator=true", "never sent without TLS")]
    [InlineData("Endpoint=sb://x/;Authentication=Password", "Authentication must be")]
    [InlineData("Endpoint=sb://x/;Authentication=ManagedIdentity;SharedAccessKeyName=a;SharedAccessKey=THEKEY=", "leave one out")]
    public void What_is_wrong_is_named_with_its_part_and_without_the_key(string text, string expected)
    {
        var refused = Assert.Throws<BusSettingException>(() => BusConnectionString.Parse(text));
        Assert.StartsWith("AZURE_SERVICE_BUS_CONNECTION_STRING: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("EKEY", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_have_their_defaults_and_no_connection_string_means_no_bus()
    {
        Assert.Null(BusOptions.Read(Settings()));
        var options = BusOptions.Read(Settings(("AZURE_SERVICE_BUS_CONNECTION_STRING", "Endpoint=sb://x/")));
        Assert.NotNull(options);
        Assert.Equal(("scoring-jobs", "report-jobs", TimeSpan.FromHours(1)), (options.ScoringQueue, options.ReportQueue, options.TimeToLive));
        Assert.Equal(TimeSpan.FromSeconds(2), options.SendLimit);
    }

    [Theory]
    [InlineData("AZURE_SERVICE_BUS_SCORING_QUEUE", "-jobs")]
    [InlineData("AZURE_SERVICE_BUS_REPORT_QUEUE", "report jobs")]
    [InlineData("AZURE_SERVICE_BUS_REPORT_QUEUE", "Scoring-Jobs")]
    [InlineData("AZURE_SERVICE_BUS_MESSAGE_TTL", "an hour")]
    [InlineData("AZURE_SERVICE_BUS_MESSAGE_TTL", "5")]
    [InlineData("AZURE_SERVICE_BUS_ADMIN_ENDPOINT", "http://example.org")]
    [InlineData("AZURE_SERVICE_BUS_CA_FILE", "/nowhere/ca.pem")]
    public void A_wrong_setting_is_refused_by_its_name(string name, string value)
    {
        var refused = Assert.ThrowsAny<StartupException>(() => BusOptions.Read(Settings(("AZURE_SERVICE_BUS_CONNECTION_STRING", "Endpoint=sb://x/"), (name, value))));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
