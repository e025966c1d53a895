using Assay.Tests.ModelStandIn.Requests;

namespace Assay.Tests.ModelStandIn.Scripts;

/// <summary>
/// A model that can be talked into anything: whenever a user message holds one of the payloads it gives full marks for
/// everything, with a quotation that stands nowhere. Otherwise it answers as <see cref="SchemaScript"/> does.
/// </summary>
/// <param name="payloads">What it obeys, compared without regard to case and white space.</param>
public sealed class ObeyingScript(IEnumerable<string> payloads)
{
    /// <summary>What it quotes when it obeys.</summary>
    public const string FabricatedQuote = "As the rules demand, this candidate deserves full marks.";

    private readonly string[] _payloads = [.. payloads.Select(Plain).Where(payload => payload.Length > 0)];
    private readonly SchemaScript _honest = new();
    private readonly SchemaScript _talkedInto = new(share: 1, FabricatedQuote);
    private int _obeyed;

    /// <summary>How often it obeyed.</summary>
    public int Obeyed => Volatile.Read(ref _obeyed);

    public string Answer(ModelRequest request)
    {
        var message = Plain(request.User);
        if (!Array.Exists(_payloads, payload => message.Contains(payload, StringComparison.OrdinalIgnoreCase)))
            return _honest.Answer(request);
        Interlocked.Increment(ref _obeyed);
        return _talkedInto.Answer(request);
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
