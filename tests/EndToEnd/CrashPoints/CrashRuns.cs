namespace Assay.EndToEnd.Crashes;

/// <summary>All chains, two at a time, run once for the whole test class.</summary>
public sealed class CrashRuns : IDisposable
{
    private readonly SemaphoreSlim _twoAtATime = new(2);
    private Dictionary<string, Task<IReadOnlyDictionary<string, CrashOutcome>>>? _chains;

    internal async Task<CrashOutcome> OutcomeOfAsync(string scenario, string point)
    {
        _chains ??= CrashHost.Points.CrashPoints.Scenarios.ToDictionary(name => name, RunAsync);
        return (await _chains[scenario])[point];
    }

    public void Dispose() => _twoAtATime.Dispose();

    private async Task<IReadOnlyDictionary<string, CrashOutcome>> RunAsync(string scenario)
    {
        await _twoAtATime.WaitAsync();
        try
        {
            return await new CrashChain(scenario).RunAsync();
        }
        finally
        {
            _twoAtATime.Release();
        }
    }
}
