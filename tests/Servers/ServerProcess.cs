using System.Diagnostics;
using System.Text;

namespace Assay.Servers;

/// <summary>
/// A server program in a process of its own. A shell stands between: when this process ends, in whatever way, the shell's input
/// closes and it ends the server, so that nothing is left running.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Name of the variable, in the environment that a server is given, for the signal that ends it with this process. Default: INT.</summary>
    public const string EndSignal = "END_SIGNAL";

    private const string Watch =
        """
        exec 3<&0
        "$@" 3<&- & child=$!
        echo "pid $child"
        ( trap '' TERM INT; read -r _ <&3; kill -"${END_SIGNAL:-INT}" $child; kill -CONT $child ) 2>/dev/null & watcher=$!
        wait $child; status=$?
        kill -KILL $watcher 2>/dev/null
        exit $status
        """;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process _shell;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<int> _id = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process shell) => _shell = shell;

    /// <summary>Of the server, not of the shell.</summary>
    public int Id => _id.Task.Result;

    public bool HasExited => _shell.HasExited;

    /// <summary>What it has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<ServerProcess> StartAsync(string folder, IReadOnlyDictionary<string, string>? environment, params IEnumerable<string> command)
    {
        var start = new ProcessStartInfo("bash", ["-c", Watch, "--", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var server = new ServerProcess(new Process { StartInfo = start });
        server._shell.OutputDataReceived += server.Append;
        server._shell.ErrorDataReceived += server.Append;
        server._shell.Start();
        server._shell.BeginOutputReadLine();
        server._shell.BeginErrorReadLine();
        await server._id.Task.WaitAsync(StopLimit);
        return server;
    }

    /// <summary>Sends a signal to the server by its id: <c>KILL</c>, <c>STOP</c>, <c>CONT</c>, <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Of the server, once it has ended; 128 + n for one that was ended by signal n.</summary>
    public int ExitCode => _shell.ExitCode;

    /// <summary>Returns when the server has ended.</summary>
    public Task WaitForExitAsync() => _shell.WaitForExitAsync().WaitAsync(StopLimit);

    public async ValueTask DisposeAsync()
    {
        if (!_shell.HasExited)
        {
            await SignalAsync("CONT");
            _shell.StandardInput.Close();
            try
            {
                await WaitForExitAsync();
            }
            catch (TimeoutException)
            {
                await SignalAsync("KILL");
                await WaitForExitAsync();
            }
        }

        _shell.Dispose();
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        if (!_id.Task.IsCompleted && line.Data.StartsWith("pid ", StringComparison.Ordinal))
        {
            _id.SetResult(int.Parse(line.Data.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        lock (_output)
            _output.AppendLine(line.Data);
    }
}
