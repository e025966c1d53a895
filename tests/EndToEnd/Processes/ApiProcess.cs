using System.Net;
using Assay.Servers;

namespace Assay.EndToEnd.Processes;

/// <summary>The real product, embedded as it is by default, in a folder of its own; may be killed and started again on the same data.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "a long enough password";
    public const string SigningKey = "an-end-to-end-signing-key-of-more-than-32-bytes";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly WorkFolder _folder = new();
    private readonly Dictionary<string, string> _environment;
    private ChildProcess? _process;

    private ApiProcess(IReadOnlyDictionary<string, string>? more)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        _environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = Address.GetLeftPart(UriPartial.Authority),
            ["ASSAY_DATA"] = Path.Combine(_folder.Path, "data"),
            ["ASSAY_SAMPLE"] = "false",
            ["ASSAY_SIGNING_KEY"] = SigningKey,
            ["ADMIN_EMAIL"] = AdminEmail,
            ["ADMIN_PASSWORD"] = AdminPassword,
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
            _environment[name] = value;
    }

    public Uri Address { get; }

    public string Output => _process?.Output ?? "";

    public bool IsAlive => _process is { HasExited: false };

    /// <param name="more">Settings beside those that every test needs.</param>
    public static async Task<ApiProcess> StartAsync(IReadOnlyDictionary<string, string>? more = null)
    {
        var api = new ApiProcess(more);
        try
        {
            await api.StartAgainAsync();
            return api;
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    public async Task StartAgainAsync()
    {
        _process = ChildProcess.Start(Repository.Api, [], _folder.Path, _environment);
        await WaitUntilReadyAsync(_process, Address);
    }

    public async Task KillAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    public static async Task WaitUntilReadyAsync(ChildProcess process, Uri address)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        using var stop = new CancellationTokenSource(StartLimit);
        while (!stop.IsCancellationRequested)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The API ended with {process.ExitCode} while starting:\n{process.Output}");
            try
            {
                using var reply = await http.GetAsync("/health/ready", stop.Token);
                if (reply.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"The API was not ready within {StartLimit}:\n{process.Output}");
    }
}
