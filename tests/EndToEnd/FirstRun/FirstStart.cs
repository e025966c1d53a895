using System.Text.RegularExpressions;
using Assay.EndToEnd.Processes;
using Assay.Servers;

namespace Assay.EndToEnd.FirstRun;

/// <summary>The product as a newcomer starts it: in an empty folder, in Development, with nothing configured but a free port.</summary>
public sealed partial class FirstStart : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan BannerLimit = TimeSpan.FromSeconds(20);
    private WorkFolder? _folder;
    private ChildProcess? _process;

    internal Uri Address { get; } = new($"http://localhost:{FreePort.Next()}");

    internal string Folder => _folder!.Path;

    internal string Banner { get; private set; } = "";

    internal string Email => EmailLine().Match(Banner).Groups[1].Value;

    internal string Password => PasswordLine().Match(Banner).Groups[1].Value;

    internal static Dictionary<string, string> Environment(Uri address, string name) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = name,
        ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
    };

    public async Task InitializeAsync()
    {
        _folder = new WorkFolder();
        _process = ChildProcess.Start(Repository.Api, [], Folder, Environment(Address, "Development"));
        await ApiProcess.WaitUntilReadyAsync(_process, Address);
        using var stop = new CancellationTokenSource(BannerLimit);
        while (!(Banner = _process.Output).Contains("Stop with", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(50), stop.Token);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    public void Dispose() => _folder?.Dispose();

    [GeneratedRegex(@"^\s*Admin\s+(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex EmailLine();

    [GeneratedRegex(@"^\s*Password\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex PasswordLine();
}
