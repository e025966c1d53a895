using System.Globalization;
using Assay.EndToEnd.Processes;
using Assay.Servers;

namespace Assay.Chaos.Clusters;

/// <summary>The API of the cluster: a process at one address, that may be killed and started again.</summary>
internal sealed class ApiNode(ChaosCluster cluster) : IAsyncDisposable
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "a long enough password";
    private const string Error = "fail: ";
    private readonly List<string> _errors = [];
    private ServerProcess? _process;

    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The API is not started.");

    /// <summary>What all its lives have logged as errors, each with the start of its exception.</summary>
    public IReadOnlyList<string> Errors => [.. _errors, .. _process is null ? [] : ErrorsIn(_process.Output)];

    public async Task StartAsync()
    {
        await ForgetAsync();
        _process = await ServerProcess.StartAsync(
            cluster.Folder,
            new Dictionary<string, string>
            {
                [ServerProcess.EndSignal] = "KILL",
                ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
                ["ASSAY_MEMBERSHIP"] = "postgres",
                ["ASSAY_MEMBERSHIP_CONNECTION"] = cluster.Database,
                ["ASSAY_SIGNING_KEY"] = "a-signing-key-of-the-chaos-run-with-more-than-32-bytes",
                ["ADMIN_EMAIL"] = AdminEmail,
                ["ADMIN_PASSWORD"] = AdminPassword,
            },
            "dotnet",
            Repository.Api);
    }

    /// <summary>SIGKILL, and gone when this returns.</summary>
    public async Task KillAsync()
    {
        await Process.SignalAsync("KILL");
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        await ForgetAsync();
    }

    // What it said stays beside the silos' records.
    private async Task ForgetAsync()
    {
        if (_process is null)
            return;
        await File.WriteAllTextAsync(Path.Combine(cluster.Folder, string.Create(CultureInfo.InvariantCulture, $"api-{_process.Id}.log")), _process.Output);
        _errors.AddRange(ErrorsIn(_process.Output));
        await _process.DisposeAsync();
        _process = null;
    }

    private static IEnumerable<string> ErrorsIn(string output)
    {
        var lines = output.Split('\n');
        return Enumerable.Range(0, lines.Length)
            .Where(at => lines[at].StartsWith(Error, StringComparison.Ordinal))
            .Select(at => string.Join('\n', lines.Skip(at).Take(12)));
    }
}
