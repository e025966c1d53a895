using System.Collections.Concurrent;
using System.Diagnostics;

namespace Assay.Chaos.Driving;

/// <summary>Sends candidates at a steady rate, whatever the cluster does, and remembers what was handed in.</summary>
internal sealed class Driver(Caller caller, Admin admin, int seed)
{
    /// <summary>So many may be under way: beyond that the next waits, as in front of any web client's connection pool.</summary>
    private const int MostAtOnce = 300;

    private int _begun;

    public ConcurrentQueue<HandedIn> HandedIn { get; } = new();

    /// <summary>Candidates sent so far.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>Sends candidates until <paramref name="enough"/> says so; returns when the last has its answer.</summary>
    public async Task RunAsync(double perSecond, Func<int, bool> enough, CancellationToken stop)
    {
        using var room = new SemaphoreSlim(MostAtOnce);
        List<Task> all = [];
        var next = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested && !enough(HandedIn.Count))
        {
            var due = TimeSpan.FromSeconds(1 / perSecond) - next.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due, CancellationToken.None);
            next.Restart();
            await room.WaitAsync(CancellationToken.None);
            all.RemoveAll(one => one.IsCompletedSuccessfully);
            all.Add(GoAsync(Interlocked.Increment(ref _begun), room));
        }

        await Task.WhenAll(all);
    }

    private async Task GoAsync(int number, SemaphoreSlim room)
    {
        try
        {
            // A number's manners and answers are the same in every run of the seed.
            var candidate = new Candidate(caller, admin, number, new Random(HashCode(number)));
            if (await candidate.GoAsync() is { } handedIn)
                HandedIn.Enqueue(handedIn);
        }
        finally
        {
            room.Release();
        }
    }

    private int HashCode(int number) => unchecked((seed * 486_187_739) + number);
}
