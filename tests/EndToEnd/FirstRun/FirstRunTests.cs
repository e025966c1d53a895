using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;
using Assay.Servers;

namespace Assay.EndToEnd.FirstRun;

public sealed class FirstRunTests(FirstStart start) : IClassFixture<FirstStart>
{
    private static readonly TimeSpan RefusalLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_start_says_where_to_go_how_to_sign_in_and_where_data_lies()
    {
        Assert.Contains(start.Address.GetLeftPart(UriPartial.Authority), start.Banner, StringComparison.Ordinal);
        Assert.Contains('@', start.Email);
        Assert.True(start.Password.Length >= 12, start.Banner);
        Assert.Contains(Path.Combine(start.Folder, ".assay"), start.Banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_password_signs_in_and_the_lists_hold_a_scored_sample()
    {
        using var admin = await AdminClient.SignInAsync(start.Address, start.Email, start.Password);
        var listed = await admin.WaitUntilAllAreReportedAsync(1, TimeSpan.FromSeconds(30));
        var assessments = (await admin.Api.GetAsync("/api/admin/assessments")).AsArray();
        Assert.Single(assessments);
        Assert.Equal((string?)assessments[0]!["id"], (string?)Assert.Single(listed)["assessment_id"]);
        var report = await admin.Api.GetAsync($"/api/admin/report/{(string?)listed[0]["id"]}");
        Assert.True((bool)report["success"]!);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused_and_the_first_stays_up()
    {
        var elsewhere = new Uri($"http://localhost:{FreePort.Next()}");
        await using var second = await ChildProcess.RunAsync(
            Repository.Api, [], start.Folder, RefusalLimit, FirstStart.Environment(elsewhere, "Development"));

        Assert.NotEqual(0, second.ExitCode);
        Assert.Contains(Path.Combine(start.Folder, ".assay"), second.Output, StringComparison.Ordinal);
        Assert.Contains("another Assay process", second.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
        using var admin = await AdminClient.SignInAsync(start.Address, start.Email, start.Password);
        Assert.NotEmpty(await admin.ListAsync());
    }

    [Fact]
    public async Task Production_without_an_admin_is_refused_by_the_settings_names()
    {
        using var folder = new WorkFolder();
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var process = await ChildProcess.RunAsync(
            Repository.Api, [], folder.Path, RefusalLimit, FirstStart.Environment(address, "Production"));

        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("ADMIN_EMAIL", process.Output, StringComparison.Ordinal);
        Assert.Contains("ADMIN_PASSWORD", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
