using System.Text.Json;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>The attacks of the folder <c>Corpus</c>, JSON Lines, and honest answers that speak of the same things.</summary>
internal static class AttackCorpus
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Dictionary<string, AttackBase> Bases { get; } = Read<AttackBase>("bases").ToDictionary(item => item.Id);

    public static List<AttackCase> All { get; } = [.. Read<AttackCase>("before"), .. Read<AttackCase>("after")];

    public static List<BenignAnswer> Benign { get; } = Read<BenignAnswer>("benign");

    /// <summary>The first attack of each class at each place, for tests that take long.</summary>
    public static List<AttackCase> Sample { get; } = [.. All.DistinctBy(item => (item.AttackClass, item.Where))];

    private static List<T> Read<T>(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Scoring", "Attacks", "Corpus", name + ".jsonl")).Select(line => JsonSerializer.Deserialize<T>(line, Web)!)];
}
