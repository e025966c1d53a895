using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Cluster;

/// <summary>Processes whose settings cannot work end with a sentence that names the setting.</summary>
public sealed class RefusalTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public Task A_silo_without_a_list_of_members_is_refused() =>
        AssertRefusedAsync(Repository.Silo, "ASSAY_MEMBERSHIP", ("ASSAY_STORAGE", "postgres"), ("ASSAY_POSTGRES", "Host=127.0.0.1;Password=secret"));

    [Fact]
    public Task A_silo_on_a_store_of_one_process_is_refused() =>
        AssertRefusedAsync(Repository.Silo, "Storage:Backend", ("ASSAY_STORAGE", "sqlite"), ("ASSAY_MEMBERSHIP", "redis"));

    [Fact]
    public Task An_api_of_a_cluster_without_the_common_key_is_refused() =>
        AssertRefusedAsync(Repository.Api, "ASSAY_SIGNING_KEY", ("ASSAY_GATEWAYS", "127.0.0.1:30000"));

    [Fact]
    public Task An_api_without_a_cluster_on_a_shared_store_is_refused() =>
        AssertRefusedAsync(Repository.Api, "Storage:Backend", ("ASSAY_STORAGE", "postgres"), ("ASSAY_POSTGRES", "Host=127.0.0.1;Password=secret"));

    private static async Task AssertRefusedAsync(string assembly, string setting, params (string Name, string Value)[] settings)
    {
        using var folder = new WorkFolder();
        await using var process = await ChildProcess.RunAsync(assembly, [], folder.Path, Limit, settings.ToDictionary(one => one.Name, one => one.Value));

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(setting, process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
