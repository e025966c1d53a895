using System.Collections.Concurrent;
using System.Diagnostics;

namespace Assay.Deploy.Tests.Guides;

/// <summary>Commands of a guide that go on until they are stopped, in a shell of their own.</summary>
internal sealed class ShellProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    public ShellProcess(string commands, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _lines);

    /// <summary>The rest of the first line that begins so.</summary>
    public async Task<string> LineAsync(string start)
    {
        string? found = null;
        await UntilAsync(() =>
        {
            found = _lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal));
            return Task.FromResult(found is not null);
        });
        return found![start.Length..].Trim();
    }

    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.False(_process.HasExited, Output);
            Assert.True(watch.Elapsed < Limit, Output);
            await Task.Delay(Pause);
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _lines.Enqueue(line);
    }
}
