namespace Assay.Api.Security;

/// <summary>
/// Counts failed tries a key (an address, an account) in a sliding window, in twelfths of it, and says when there were too
/// many. Successful tries never count. Holds a bounded number of keys; the longest silent ones go first.
/// </summary>
internal sealed class FailureThrottle(int limit, TimeSpan window, TimeProvider clock, int maxKeys = FailureThrottle.DefaultMaxKeys)
{
    private const int DefaultMaxKeys = 20_000;
    private const int Slots = 12;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly long _slotTicks = window.Ticks / Slots;

    /// <summary>How long the key must wait, or null when it may try.</summary>
    public TimeSpan? Blocked(string key)
    {
        lock (_gate)
        {
            var now = Now();
            if (!_entries.TryGetValue(key, out var entry))
                return null;
            entry.MoveTo(now);
            return entry.Sum() < limit ? null : TimeSpan.FromTicks(entry.SlotsUntilBelow(limit) * _slotTicks);
        }
    }

    public void Failed(string key)
    {
        lock (_gate)
        {
            var now = Now();
            if (!_entries.TryGetValue(key, out var entry))
            {
                if (_entries.Count >= maxKeys)
                    MakeRoom(now);
                _entries[key] = entry = new Entry(now);
            }

            entry.MoveTo(now);
            entry.Count();
        }
    }

    private long Now() => clock.GetUtcNow().UtcTicks / _slotTicks;

    private void MakeRoom(long now)
    {
        // A tenth at a time, so that a flood of new keys does not sort the table for each of them.
        var silent = _entries
            .OrderBy(pair => pair.Value.Slot)
            .TakeWhile((pair, index) => index < Math.Max(1, maxKeys / 10) || pair.Value.Slot <= now - Slots)
            .Select(pair => pair.Key)
            .ToList();
        foreach (var key in silent)
            _entries.Remove(key);
    }

    private sealed class Entry(long slot)
    {
        private readonly int[] _counts = new int[Slots];

        public long Slot { get; private set; } = slot;

        public void MoveTo(long slot)
        {
            for (var passed = Math.Min(slot - Slot, Slots); passed > 0; passed--)
                _counts[(slot - passed + 1) % Slots] = 0;
            Slot = Math.Max(Slot, slot);
        }

        public void Count() => _counts[Slot % Slots]++;

        public int Sum() => _counts.Sum();

        public int SlotsUntilBelow(int limit)
        {
            var left = Sum();
            for (var age = 1; age <= Slots; age++)
            {
                left -= _counts[(Slot + age) % Slots];
                if (left < limit)
                    return age;
            }

            return Slots;
        }
    }
}
