using System.Collections.Concurrent;
using Assay.Grains.Tests.Scoring.Models;
using Assay.Scoring;
using Assay.Scoring.Embedded;
using Assay.Scoring.Models;
using Assay.Silo.Models;
using Assay.Tests.ModelStandIn;
using Assay.Tests.ModelStandIn.Requests;
using Assay.Tests.ModelStandIn.Scripts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Grains.Tests.Scoring.Attacks.Models;

/// <summary>
/// The graders of the product over the wire to a scripted model that obeys every attack it sees: full marks for everything,
/// with a quotation that it makes up, or with one that stands in the answer.
/// </summary>
public sealed class ObeyingModel : IAsyncLifetime
{
    // An attack is seen by whole, as it was sent or as code has made it plain.
    private static readonly (string Id, bool InAnswer, string[] Forms)[] Payloads =
    [
        .. AttackCorpus.All.Where(attack => attack.Where != "name").Select(attack => (attack.Id, attack.InAnswer,
            new[] { attack.Sent, CompatibilityFold.Plain(attack.Sent), attack.Payload }.Select(Squeezed).Where(form => form.Length > 0).Distinct().ToArray())),
    ];

    private readonly ConcurrentDictionary<string, bool> _obeyed = new(StringComparer.Ordinal);
    private ServiceProvider? _services;

    internal ModelServer Server { get; private set; } = null!;

    internal IAnswerGrader Grader { get; private set; } = null!;

    /// <summary>True makes it quote the answer itself: an attack that also names a passage.</summary>
    internal bool QuotesTheAnswer { get; set; }

    /// <summary>Questions at which it obeyed.</summary>
    internal IReadOnlyCollection<string> Obeyed => [.. _obeyed.Keys];

    public async Task InitializeAsync()
    {
        Server = await ModelServer.StartAsync();
        Server.Script = Answer;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MODEL_ENDPOINT"] = Server.Endpoint,
            ["MODEL_API_KEY"] = Server.Key,
            ["MODEL_NAME"] = ModelServer.DefaultModel,
        }).Build();
        _services = new ServiceCollection().AddLogging().AddAssayModels(settings).BuildServiceProvider();
        Grader = Judges.Grader(new OpenDesk(_services.GetRequiredService<IAssayModel>()));
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        await Server.DisposeAsync();
    }

    internal void Forget()
    {
        _obeyed.Clear();
        Server.Requests.Clear();
    }

    private string Answer(ModelRequest request)
    {
        var (answer, question) = (Squeezed(request.User), Squeezed(request.System));
        var attack = Array.Find(Payloads, payload => Array.Exists(payload.Forms, form => (payload.InAnswer ? answer : question).Contains(form, StringComparison.Ordinal)));
        if (attack.Id is null)
            return new SchemaScript(Honest(answer)).Answer(request);
        _obeyed[attack.Id] = true;
        return new SchemaScript(share: 1, QuotesTheAnswer ? null : ObeyingScript.FabricatedQuote).Answer(request);
    }

    private static double Honest(string message)
    {
        foreach (var item in AttackCorpus.Bases.Values)
        {
            if (message.Contains(Squeezed(CompatibilityFold.Plain(item.Good)), StringComparison.Ordinal))
                return .75;
            if (message.Contains(Squeezed(CompatibilityFold.Plain(item.Medium)), StringComparison.Ordinal))
                return .5;
        }
        return 0;
    }

    // The question's text is sent as JSON, in which some signs are escaped.
    private static string Squeezed(string text) =>
        string.Concat(text.Replace("\\n", "", StringComparison.Ordinal).Where(c => !char.IsWhiteSpace(c) && c is not ('\\' or '"'))).ToLowerInvariant();

    /// <summary>A desk that lets every call through and keeps nothing.</summary>
    private sealed class OpenDesk(IAssayModel model) : IModelDesk
    {
        public async Task<PaidResult> AskAsync(PaidKey key, ModelPrompt prompt, CancellationToken cancellationToken) =>
            new("hash", await model.AskAsync(prompt, cancellationToken), 0, Make.Noon);
    }
}
