using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assay.Deploy.Tests.Guides;

/// <summary>The commands that need the stand-in broker, with it: what it prints is put where the guide says so.</summary>
public sealed partial class StandInCommandTests
{
    private const string Email = "admin@example.org";
    private const string Password = "a long enough password";

    [Fact]
    public async Task The_blocks_for_the_stand_in_start_it_and_Assay_over_it_and_show_the_status()
    {
        var blocks = GuideBlock.Read(Path.Combine(Repository.Root, "deploy", "service-bus.md"))
            .Where(block => block.Needs == "the stand-in broker").Select(block => block.Text).ToArray();
        Assert.Equal(3, blocks.Length);
        using var folder = new TemporaryFolder();
        var address = $"localhost:{FreePort()}";

        using var broker = new ShellProcess(blocks[0], new Dictionary<string, string>());
        var plain = await broker.LineAsync("plain:");
        var adminPort = Port().Match(await broker.LineAsync("admin:")).Groups[1].Value;
        using var api = new ShellProcess(
            blocks[1].Replace("'…'", $"'{plain}'", StringComparison.Ordinal).Replace("localhost:…", $"localhost:{adminPort}", StringComparison.Ordinal),
            new Dictionary<string, string>
            {
                ["ASPNETCORE_URLS"] = $"http://{address}",
                ["ASSAY_DATA"] = folder.File("data"),
                ["ASSAY_SIGNING_KEY"] = "a-signing-key-of-the-guide-of-more-than-32-bytes",
                ["ADMIN_EMAIL"] = Email,
                ["ADMIN_PASSWORD"] = Password,
            });
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        string? token = null;
        await api.UntilAsync(async () => (token = await SignInAsync(client)) is not null);

        var answer = await Command.RunAsync(
            "bash",
            ["-euo", "pipefail", "-c", blocks[2].Replace("localhost:8000", address, StringComparison.Ordinal)],
            new Dictionary<string, string> { ["admin"] = token! });

        Assert.True(answer.Exit == 0, answer.Error);
        var status = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(("service_bus", false), (status.GetProperty("mode").GetString(), status.GetProperty("fallback_mode").GetBoolean()));
        Assert.Equal(0, status.GetProperty("in_flight").GetInt64());
        Assert.All(status.GetProperty("queues").EnumerateObject(), queue => Assert.Equal(0, queue.Value.GetProperty("active_messages").GetInt64()));
    }

    private static async Task<string?> SignInAsync(HttpClient client)
    {
        try
        {
            using var reply = await client.PostAsJsonAsync("/api/admin/login", new { email = Email, password = Password });
            return reply.IsSuccessStatusCode ? (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString() : null;
        }
        catch (HttpRequestException)
        {
            // It is still starting.
            return null;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [GeneratedRegex(@":(\d+)")]
    private static partial Regex Port();
}
