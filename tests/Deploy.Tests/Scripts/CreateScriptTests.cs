namespace Assay.Deploy.Tests.Scripts;

public sealed class CreateScriptTests : IDisposable
{
    private static readonly string Script = Path.Combine(Repository.ServiceBus, "create.sh");

    // What az makes or, if it is there already, sets right.
    private static readonly string[] CreateOrUpdate =
        ["servicebus namespace create", "servicebus queue create", "servicebus namespace authorization-rule create", "role assignment create"];

    private readonly FakeAz _az = new();

    public void Dispose() => _az.Dispose();

    [Fact]
    public async Task It_is_valid_shell()
    {
        var answer = await Command.RunAsync("bash", ["-n", Script]);

        Assert.True(answer.Exit == 0, answer.Error);
    }

    [Fact]
    public async Task It_sets_both_queues_as_the_module_does()
    {
        await RunAsync();

        var queues = _az.Calls().Where(call => IsCall(call, "servicebus queue create")).ToArray();
        Assert.Equal(["scoring-jobs", "report-jobs"], queues.Select(call => Value(call, "--name")));
        Assert.All(queues, call =>
        {
            Assert.Equal("3", Value(call, "--max-delivery-count"));
            Assert.Equal("PT5M", Value(call, "--lock-duration"));
            Assert.Equal("PT1H", Value(call, "--default-message-time-to-live"));
            Assert.Equal("1024", Value(call, "--max-size"));
            Assert.Equal("true", Value(call, "--enable-dead-lettering-on-message-expiration"));
        });
    }

    [Fact]
    public async Task Policies_get_their_rights_and_no_other()
    {
        await RunAsync();

        var policies = _az.Calls().Where(call => IsCall(call, "servicebus namespace authorization-rule create"))
            .Select(call => $"{Value(call, "--name")}: {string.Join(' ', call.SkipWhile(argument => argument != "--rights").Skip(1).TakeWhile(argument => argument[0] != '-'))}");
        Assert.Equal(["assay: Send Listen", "assay-send: Send", "assay-listen: Listen"], policies);
    }

    [Fact]
    public async Task Identities_get_their_roles_on_the_namespace_that_was_made()
    {
        await RunAsync(("SENDERS", "silo-1 sender-2"), ("RECEIVERS", "silo-1"));

        var roles = _az.Calls().Where(call => IsCall(call, "role assignment create")).ToArray();
        Assert.Equal(
            ["silo-1 69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "sender-2 69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "silo-1 4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"],
            roles.Select(call => $"{Value(call, "--assignee-object-id")} {Value(call, "--role")}"));
        Assert.All(roles, call => Assert.Equal(FakeAz.NamespaceId, Value(call, "--scope")));
    }

    [Fact]
    public async Task Run_twice_it_makes_the_same_calls_each_of_which_may_be_repeated()
    {
        await RunAsync(("SENDERS", "silo-1"));
        var first = _az.Calls();
        await RunAsync(("SENDERS", "silo-1"));
        var both = _az.Calls();

        Assert.Equal(first.Concat(first), both);
        Assert.All(both, call => Assert.Contains(CreateOrUpdate, made => IsCall(call, made)));
    }

    [Fact]
    public async Task A_name_arrives_whole_whatever_stands_in_it()
    {
        const string Odd = "group (one) $HOME * 'two' \"three\"";

        await RunAsync(("RESOURCE_GROUP", Odd), ("SCORING_QUEUE", "a b"));

        Assert.All(_az.Calls(), call => Assert.Equal(Odd, Value(call, "--resource-group")));
        Assert.Contains(_az.Calls(), call => IsCall(call, "servicebus queue create") && Value(call, "--name") == "a b");
    }

    [Theory]
    [InlineData("servicebus namespace create")]
    [InlineData("servicebus queue create")]
    [InlineData("servicebus namespace authorization-rule create")]
    [InlineData("role assignment create")]
    public async Task It_stops_at_the_first_call_that_fails(string call)
    {
        var answer = await Command.RunAsync("bash", [Script], With(_az.Environment(failsAt: call), ("RESOURCE_GROUP", "assay"), ("SENDERS", "silo-1")));

        Assert.NotEqual(0, answer.Exit);
        Assert.Contains("refused", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("done", answer.Output, StringComparison.Ordinal);
        Assert.True(IsCall(_az.Calls()[^1], call));
    }

    [Fact]
    public async Task A_role_that_is_given_already_is_no_failure()
    {
        var environment = _az.Environment(failsAt: "role assignment create", saying: "(RoleAssignmentExists) The role assignment already exists.");

        var answer = await Command.RunAsync("bash", [Script], With(environment, ("RESOURCE_GROUP", "assay"), ("SENDERS", "silo-1"), ("RECEIVERS", "silo-1")));

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.Equal(2, _az.Calls().Count(call => IsCall(call, "role assignment create")));
    }

    [Fact]
    public async Task Without_a_resource_group_it_calls_nothing_and_says_what_is_missing()
    {
        var answer = await Command.RunAsync("bash", [Script], With(_az.Environment(), ("RESOURCE_GROUP", "")));

        Assert.NotEqual(0, answer.Exit);
        Assert.Contains("RESOURCE_GROUP", answer.Error, StringComparison.Ordinal);
        Assert.Empty(_az.Calls());
    }

    private static bool IsCall(string[] call, string beginning) => string.Join(' ', call).StartsWith(beginning + " ", StringComparison.Ordinal);

    private static string? Value(string[] call, string option)
    {
        var at = Array.IndexOf(call, option);
        return at < 0 ? null : call[at + 1];
    }

    private static Dictionary<string, string> With(Dictionary<string, string> environment, params (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings)
            environment[name] = value;
        return environment;
    }

    // However it is called, it must not show the key that the fake gives to whoever asks.
    private async Task RunAsync(params (string Name, string Value)[] settings)
    {
        var answer = await Command.RunAsync("bash", [Script], With(_az.Environment(), [("RESOURCE_GROUP", "assay"), .. settings]));

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.DoesNotContain(FakeAz.Key, answer.Output + answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("done: Endpoint=sb://ci-mock-servicebus.servicebus.windows.net/\n", answer.Output, StringComparison.Ordinal);
    }
}
