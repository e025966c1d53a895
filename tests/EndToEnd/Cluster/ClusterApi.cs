using System.Diagnostics;
using System.Net;
using Assay.EndToEnd.Processes;
using Assay.Servers;

namespace Assay.EndToEnd.Cluster;

/// <summary>An API process that is a client of the cluster.</summary>
internal sealed class ClusterApi : IAsyncDisposable
{
    private static readonly TimeSpan ListenLimit = TimeSpan.FromSeconds(30);

    private ClusterApi(ChildProcess process, Uri address) => (Process, Address) = (process, address);

    public ChildProcess Process { get; }

    public Uri Address { get; }

    public static ClusterApi Begin(ClusterWorld world, ClusterSilo[] gateways)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["ASSAY_SIGNING_KEY"] = ApiProcess.SigningKey,
            ["ADMIN_EMAIL"] = ApiProcess.AdminEmail,
            ["ADMIN_PASSWORD"] = ApiProcess.AdminPassword,
        };
        if (gateways.Length > 0)
        {
            environment["ASSAY_GATEWAYS"] = string.Join(',', gateways.Select(silo => $"localhost:{silo.Gateway}"));
        }
        else
        {
            environment["ASSAY_MEMBERSHIP"] = world.Membership;
            environment["ASSAY_MEMBERSHIP_CONNECTION"] = world.ReaderConnection;
        }

        return new ClusterApi(ChildProcess.Start(Repository.Api, [], world.Folder.Path, environment), address);
    }

    public Task WaitUntilReadyAsync() => ApiProcess.WaitUntilReadyAsync(Process, Address);

    /// <summary>Waits until it listens, whatever it then says.</summary>
    public async Task WaitUntilItListensAsync()
    {
        using var stop = new CancellationTokenSource(ListenLimit);
        while (true)
        {
            try
            {
                await AskAsync("/health/live");
                return;
            }
            catch (HttpRequestException) when (!stop.IsCancellationRequested && !Process.HasExited)
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    /// <summary>One plain call, with how long it took and what it said about repeating.</summary>
    public async Task<Answer> AskAsync(string path, string? token = null)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var begun = Stopwatch.GetTimestamp();
        using var reply = await http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await reply.Content.ReadAsStringAsync();
        return new Answer(reply.StatusCode, text, reply.Content.Headers.ContentType?.MediaType, reply.Headers.RetryAfter?.Delta, Stopwatch.GetElapsedTime(begun));
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    internal sealed record Answer(HttpStatusCode Status, string Text, string? Type, TimeSpan? RetryAfter, TimeSpan Took);
}
