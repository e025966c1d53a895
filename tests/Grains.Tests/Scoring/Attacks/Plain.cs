using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>How texts are searched for what an attack put into them.</summary>
internal static class Plain
{
    private const int Words = 4;

    // Nothing escaped, so that a quotation would be found.
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sequences of a payload's words that neither question nor reference holds.</summary>
    public static IEnumerable<string> Pieces(AttackCase attack)
    {
        if (!attack.InAnswer)
            return [];
        var words = attack.Sent[..Math.Min(attack.Sent.Length, 2_000)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var known = $"{attack.On.Question} {attack.On.Reference} {attack.On.Rubric}";
        return Enumerable.Range(0, Math.Max(1, words.Length - Words + 1))
            .Select(start => string.Join(' ', words.Skip(start).Take(Words)))
            .Where(piece => piece.Length > 0 && !known.Contains(piece, StringComparison.OrdinalIgnoreCase));
    }
}
