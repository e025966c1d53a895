using Assay.Api.Tests.Http;
using Assay.Submissions;
using Assay.Tests.CodeRunnerStandIn;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Api.Tests.Code;

/// <summary>The whole process with a code runner that it asks over the wire, and a second between attempts.</summary>
public sealed class CodeHost : ApiHost, IAsyncLifetime
{
    private const string Key = "the-runners-key";
    private RunnerServer? _runner;

    public RunnerServer Runner => _runner!;

    async Task IAsyncLifetime.InitializeAsync() => _runner = await RunnerServer.StartAsync(key: Key);

    async Task IAsyncLifetime.DisposeAsync() => await Runner.DisposeAsync();

    /// <summary>The submission once its pipeline has come to rest, other than between two attempts.</summary>
    public async Task<SubmissionDetail> SettledAsync(string id)
    {
        var grain = Services.GetRequiredService<IGrainFactory>().GetGrain<ISubmissionGrain>(id);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (true)
        {
            var detail = await grain.WaitUntilSettled(TimeSpan.FromSeconds(10));
            if (detail.Session.ScoringStatus == StageStatus.Failed || detail.ReportStatus is StageStatus.Completed or StageStatus.Failed)
                return detail;
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("USE_JUDGE0", "true");
        builder.UseSetting("JUDGE0_API_URL", Runner.Url);
        builder.UseSetting("JUDGE0_API_KEY", Key);
        builder.UseSetting("AZURE_SERVICE_BUS_RETRY_DELAY", "1");
    }
}

[CollectionDefinition(Name)]
public sealed class CodeCollection : ICollectionFixture<CodeHost>
{
    public const string Name = "code";
}
