namespace Assay.EndToEnd.Crashes;

/// <summary>The chain of the way that asks a model, run once for the test class.</summary>
public sealed class PaidCallRun
{
    private Task<IReadOnlyDictionary<string, CrashOutcome>>? _chain;

    internal async Task<CrashOutcome> OutcomeOfAsync(string point)
    {
        _chain ??= new CrashChain(CrashHost.Points.CrashPoints.Paid).RunAsync();
        return (await _chain)[point];
    }
}
