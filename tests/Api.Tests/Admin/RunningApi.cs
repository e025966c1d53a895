using Assay.Scoring;
using Assay.Submissions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Api.Tests.Admin;

/// <summary>The whole process as it is shipped, with the embedded silo and a store of its own; one for all tests that share it.</summary>
public sealed class RunningApi : IAsyncLifetime, IDisposable
{
    public const string Email = "boss@example.org";
    public const string Password = "a password of the tests";

    private readonly TemporaryFolder _data = new();
    private WebApplicationFactory<Program>? _process;

    public IServiceProvider Services => _process!.Services;

    internal ApiCaller Admin { get; private set; } = null!;

    internal ApiCaller Nobody { get; private set; } = null!;

    internal HttpClient NewClient() => _process!.CreateClient();

    /// <summary>The submission once its pipeline has come to rest.</summary>
    internal Task<SubmissionDetail> SettledAsync(string id) =>
        Services.GetRequiredService<IGrainFactory>().GetGrain<ISubmissionGrain>(id).WaitUntilSettled(TimeSpan.FromSeconds(20));

    public async Task InitializeAsync()
    {
        _process = Start(_data.Path, sample: false);
        Nobody = new ApiCaller(_process.CreateClient());
        Admin = await SignInAsync(_process);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    // Called after the process has ended.
    public void Dispose() => _data.Dispose();

    internal static async Task<ApiCaller> SignInAsync(WebApplicationFactory<Program> process)
    {
        var caller = new ApiCaller(process.CreateClient());
        var reply = await caller.PostAsync("/api/admin/login", $$"""{"email":"{{Email}}","password":"{{Password}}"}""");
        return caller.With(reply.Json.GetProperty("token").GetString()!);
    }

    internal static WebApplicationFactory<Program> Start(string dataFolder, bool sample) => new WebApplicationFactory<Program>()
        .WithWebHostBuilder(host => host
            .UseEnvironment("Development")
            .UseSetting("ASSAY_DATA", dataFolder)
            .UseSetting("ASSAY_SAMPLE", sample ? "true" : "false")
            .UseSetting("ADMIN_EMAIL", Email)
            .UseSetting("ADMIN_PASSWORD", Password)
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureTestServices(services =>
            {
                var real = services.Last(s => s.ServiceType == typeof(IAnswerGrader));
                services.Remove(real);
                services.AddSingleton<IAnswerGrader>(provider =>
                    new RefusingGrader((IAnswerGrader)real.ImplementationFactory!(provider)));
            }));
}

/// <summary>Tests that share one running process.</summary>
[CollectionDefinition(Name)]
public sealed class RunningApiTests : ICollectionFixture<RunningApi>
{
    public const string Name = "running api";
}
