using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Assay.EndToEnd.Cluster;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;
using Assay.Servers;

namespace Assay.EndToEnd.Bus;

/// <summary>The commands of the guide that need the stand-in broker, as they stand there.</summary>
public sealed partial class GuideTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly string[] Blocks = [.. Marked().Matches(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "service-bus.md"))).Select(found => found.Groups[1].Value)];

    private readonly WorkFolder _folder = new();

    [Fact]
    public async Task The_broker_is_started_an_api_is_told_of_it_and_the_status_shows_it()
    {
        Assert.Equal(3, Blocks.Length);
        await using var broker = ChildProcess.StartShell(AsBuilt(Blocks[0]), Repository.Root);
        await UntilAsync(() => broker.Output.Contains("certificate: ", StringComparison.Ordinal), broker);
        var plain = Printed(broker, "plain: (.+)");
        var port = Printed(broker, "admin: Endpoint=sb://[^:;]+:([0-9]+)");

        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["ASSAY_DATA"] = _folder.Path,
            ["ASSAY_SAMPLE"] = "false",
            ["ADMIN_EMAIL"] = ApiProcess.AdminEmail,
            ["ADMIN_PASSWORD"] = ApiProcess.AdminPassword,
        };
        await using var api = ChildProcess.StartShell(
            AsBuilt(Blocks[1]).Replace("'…'", $"'{plain}'", StringComparison.Ordinal).Replace("localhost:…", $"localhost:{port}", StringComparison.Ordinal),
            Repository.Root,
            settings);
        await ApiProcess.WaitUntilReadyAsync(api, address);
        using var admin = await AdminClient.SignInAsync(address);
        using var candidate = await Exam.StartAsync(admin, await admin.CreateAssessmentAsync(Exam.Assessment()), address);
        var reply = await candidate.HandInAsync();
        await admin.WaitUntilAllAreReportedAsync(1, Limit);

        await using var status = ChildProcess.StartShell(
            Blocks[2].Replace("http://localhost:8000", settings["ASPNETCORE_URLS"], StringComparison.Ordinal),
            Repository.Root,
            new Dictionary<string, string> { ["admin"] = admin.Api.Token! });
        await status.WaitForExitAsync(Limit);
        Assert.Equal((0, "service_bus"), (status.ExitCode, (string?)reply["queue_mode"]));
        var shown = JsonNode.Parse(status.Output)!;
        Assert.Equal(("service_bus", false), ((string?)shown["mode"], (bool?)shown["fallback_mode"]));
        Assert.Equal((0, 0), ((int?)shown["queues"]!["scoring-jobs"]!["active_messages"], (int?)shown["queues"]!["report-jobs"]!["active_messages"]));
    }

    public void Dispose() => _folder.Dispose();

    // Built already, and by others at this moment in use; the profile would choose the address.
    private static string AsBuilt(string commands) => commands.Replace("dotnet run", "dotnet run --no-build --no-launch-profile", StringComparison.Ordinal);

    private static string Printed(ChildProcess process, string pattern) =>
        Regex.Match(process.Output, $"^{pattern}", RegexOptions.Multiline, TimeSpan.FromSeconds(1)) is { Success: true } line
            ? line.Groups[1].Value.Trim()
            : throw new InvalidOperationException($"There is no {pattern} in:\n{process.Output}");

    private static async Task UntilAsync(Func<bool> holds, ChildProcess process)
    {
        using var stop = new CancellationTokenSource(Limit);
        while (!holds())
        {
            if (process.HasExited || stop.IsCancellationRequested)
                throw new InvalidOperationException(process.Output);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    [GeneratedRegex(@"```sh\n *# needs the stand-in broker\n(.+?) *```", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
