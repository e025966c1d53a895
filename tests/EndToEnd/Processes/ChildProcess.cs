using System.Diagnostics;
using System.Text;

namespace Assay.EndToEnd.Processes;

/// <summary>A program in a process of its own, with only the environment that it is given. Ended by its id when disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>What the shell reports for a process that was ended by SIGKILL.</summary>
    public const int Killed = 128 + 9;

    private static readonly string[] Kept = ["PATH", "HOME", "DOTNET_ROOT", "TMPDIR"];
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();

    private bool _hasChildren;

    private ChildProcess(Process process) => _process = process;

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    /// <summary>Both streams, as far as they have come.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
                return _output.ToString();
        }
    }

    public static ChildProcess Start(string assembly, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null) =>
        StartProgram("dotnet", [assembly, .. arguments], folder, environment);

    /// <summary>Commands of a guide. What they start ends with them.</summary>
    public static ChildProcess StartShell(string commands, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var child = StartProgram("bash", ["-euo", "pipefail", "-c", commands], folder, environment);
        child._hasChildren = true;
        return child;
    }

    private static ChildProcess StartProgram(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(Kept).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var child = new ChildProcess(new Process { StartInfo = start });
        child._process.OutputDataReceived += child.Append;
        child._process.ErrorDataReceived += child.Append;
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    public static async Task<ChildProcess> RunAsync(
        string assembly, IEnumerable<string> arguments, string folder, TimeSpan limit, IReadOnlyDictionary<string, string>? environment = null)
    {
        var child = Start(assembly, arguments, folder, environment);
        try
        {
            await child.WaitForExitAsync(limit);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public async Task WaitForExitAsync(TimeSpan limit)
    {
        using var stop = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process did not end within {limit}. Its output:\n{Output}");
        }
    }

    /// <summary>Sends a signal by the process's id: <c>TERM</c>, <c>STOP</c>, <c>CONT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGKILL, and gone when this returns.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: _hasChildren);
        await WaitForExitAsync(ExitLimit);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (_gate)
            _output.AppendLine(line.Data);
    }
}
