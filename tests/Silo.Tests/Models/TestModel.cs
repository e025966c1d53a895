using Assay.Scoring.Models;
using Assay.Silo.Models;
using Assay.Silo.Models.Calls;
using Assay.Silo.Models.Health;
using Assay.Silo.Models.Wire;
using Assay.Silo.Tests.ServiceBus;
using Assay.Tests.ModelStandIn;
using Azure.Core;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Tests.Models;

/// <summary>The product's side of the wire, with the scripted model at the other end.</summary>
internal sealed class TestModel : IAsyncDisposable
{
    /// <summary>A word of the candidate's; no error and no line of a log may hold it.</summary>
    public const string CandidateWord = "zyzzyva";

    public const string Token = "token-of-an-identity";

    /// <summary>Waits are short, and limits longer than a busy machine is slow.</summary>
    public static readonly ModelLimits Patient = new() { Wait = TimeSpan.FromMilliseconds(5), BreakAfter = 1000 };

    private readonly ModelWire _wire;

    private TestModel(ModelServer server, ModelSettings settings, ModelLimits limits, TimeProvider clock, TokenCredential? identity)
    {
        Server = server;
        _wire = new ModelWire(settings, limits, clock, identity);
        Model = new AgentModel(settings, limits, _wire, Outcomes, clock, new ModelLog(new LogOf<ModelLog>(Log)));
        Probe = new ModelProbe(settings, limits, _wire, Outcomes, clock);
    }

    public ModelServer Server { get; }

    public AgentModel Model { get; }

    public ModelProbe Probe { get; }

    public ModelOutcomes Outcomes { get; } = new();

    public LogLines Log { get; } = new();

    public static Task<TestModel> NewAsync(ModelLimits? limits = null, TimeProvider? clock = null, bool streams = false, params (string Name, string Value)[] more) =>
        NewAsync(
            server => [("MODEL_ENDPOINT", server.Endpoint), ("MODEL_API_KEY", server.Key), ("MODEL_NAME", ModelServer.DefaultModel), ("Model:Streaming", streams.ToString()), .. more],
            limits,
            clock);

    public static async Task<TestModel> NewAsync(
        Func<ModelServer, (string Name, string Value)[]> settings, ModelLimits? limits = null, TimeProvider? clock = null, TokenCredential? identity = null)
    {
        var server = await ModelServer.StartAsync(token: Token);
        return new TestModel(server, Read(settings(server))!, limits ?? Patient, clock ?? TimeProvider.System, identity);
    }

    /// <summary>Of a name given twice, the last counts.</summary>
    public static ModelSettings? Read(params (string Name, string Value)[] settings) => ModelSettings.Read(Configuration(settings));

    public static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(pair => pair.Name).Select(group => KeyValuePair.Create(group.Key, (string?)group.Last().Value))).Build();

    public Task<ModelReply> AskAsync(ModelPrompt? prompt = null, CancellationToken cancellationToken = default) =>
        Model.AskAsync(prompt ?? Prompts.Verdict(), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _wire.Dispose();
    }
}
