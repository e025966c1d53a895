using System.Collections.Concurrent;

namespace Assay.Tests.CodeRunnerStandIn.Programs;

/// <summary>The programs handed in, in order, and how far each is.</summary>
public sealed class ProgramStore
{
    private readonly ConcurrentDictionary<string, Entry> _byToken = new();
    private readonly ConcurrentQueue<HandedIn> _all = new();
    private int _pending;
    private int _mostPending;

    public IReadOnlyCollection<HandedIn> All => _all;

    /// <summary>The most programs that were not done at the same time.</summary>
    public int MostPending => Volatile.Read(ref _mostPending);

    /// <summary>How often a result is asked for before it is there: the first answer is "in queue", later ones "processing".</summary>
    public int PendingAnswers { get; set; } = 2;

    /// <summary>Other languages than a Judge0 as it is shipped offers.</summary>
    public IReadOnlyList<(int Id, string Name)> Languages { get; set; } = ShippedLanguages.All;

    internal string Add(HandedIn program, int? stuckAt, int? status)
    {
        _all.Enqueue(program);
        var pending = Interlocked.Increment(ref _pending);
        for (var seen = MostPending; pending > seen && Interlocked.CompareExchange(ref _mostPending, pending, seen) != seen;)
            seen = MostPending;
        var token = Guid.NewGuid().ToString();
        _byToken[token] = new Entry(program, stuckAt, status);
        return token;
    }

    /// <summary>Null for a token that is not known; the number of a status, and the output once it is the last one.</summary>
    internal (int Status, string? Output)? Ask(string token)
    {
        if (!_byToken.TryGetValue(token, out var entry))
            return null;
        var asked = Interlocked.Increment(ref entry.Asked);
        if (entry.StuckAt is { } stuck)
            return (stuck, null);
        if (asked <= PendingAnswers)
            return (asked == 1 ? 1 : 2, null);
        if (asked == PendingAnswers + 1)
            Interlocked.Decrement(ref _pending);
        var (status, output) = Script.Run(entry.Program.Source, entry.Program.Input);
        return (entry.Status ?? status, output);
    }

    private sealed class Entry(HandedIn program, int? stuckAt, int? status)
    {
        public int Asked;

        public HandedIn Program { get; } = program;

        public int? StuckAt { get; } = stuckAt;

        public int? Status { get; } = status;
    }
}
