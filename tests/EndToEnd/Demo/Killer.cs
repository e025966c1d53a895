using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Demo;

/// <summary>Kills the API three times while candidates submit, after numbers of accepted hand-ins that a seed decides, and starts it again.</summary>
internal sealed class Killer
{
    private const int Kills = 3;
    private readonly ApiProcess _api;
    private readonly HashSet<int> _after = [];
    private int _accepted;
    private int _done;

    public Killer(ApiProcess api, int seed, int candidates)
    {
        _api = api;
        var random = new Random(seed);

        // One in each third, so that the process has always done something in between.
        var third = candidates / Kills;
        for (var i = 0; i < Kills; i++)
            _after.Add((i * third) + random.Next(third / 4, third));
    }

    public int Done => _done;

    public async Task OnAcceptedAsync()
    {
        if (!_after.Contains(Interlocked.Increment(ref _accepted)))
            return;
        await _api.KillAsync();
        await _api.StartAgainAsync();
        Interlocked.Increment(ref _done);
    }
}
