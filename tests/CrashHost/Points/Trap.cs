using System.Diagnostics;

namespace Assay.CrashHost.Points;

/// <summary>Kills this very process with SIGKILL when the armed point is passed for the submission under test.</summary>
internal sealed class Trap
{
    private string? _point;
    private string? _mark;

    /// <summary>Part of every key that belongs to the submission under test.</summary>
    public void Arm(string mark, string point) => (_mark, _point) = (mark, point);

    public bool Watches(string key) => _mark is { } mark && key.Contains(mark, StringComparison.Ordinal);

    public async Task<T> AroundAsync<T>(string key, string call, Func<Task<T>> run)
    {
        Pass(key, call + CrashPoints.Before);
        try
        {
            return await run();
        }
        finally
        {
            Pass(key, call + CrashPoints.After);
        }
    }

    public Task AroundAsync(string key, string call, Func<Task> run) => AroundAsync(key, call, async () =>
    {
        await run();
        return true;
    });

    public void Pass(string key, string point)
    {
        if (point == _point && Watches(key))
            Die();
    }

    public static void Die()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
