using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Api.Tests.Http;

/// <summary>The whole process, silo and store included, on a data folder of its own.</summary>
public class ApiHost : WebApplicationFactory<Program>
{
    public const string AdminEmail = "admin@example.com";
    public const string AdminPassword = "correct horse";
    public const string SigningKey = "a signing key of the tests, long enough for every algorithm that is tried";
    private readonly TemporaryFolder _folder = new();

    public ShiftedClock Clock { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ASSAY_DATA", _folder.File("data"));
        builder.UseSetting("ASSAY_SAMPLE", "false");
        builder.UseSetting("ASSAY_SIGNING_KEY", SigningKey);
        builder.UseSetting("ADMIN_EMAIL", AdminEmail);
        builder.UseSetting("ADMIN_PASSWORD", AdminPassword);
        builder.ConfigureTestServices(services => services.AddKeyedSingleton<TimeProvider>(AssayClock.Key, Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same behind a real Kestrel, with few tries at signing in.</summary>
public sealed class KestrelHost : ApiHost
{
    public const int LoginFailures = 3;

    public KestrelHost() => UseKestrel(0);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("LOGIN_FAILURE_LIMIT", "3");
    }
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "api";
}

[CollectionDefinition(Name)]
public sealed class KestrelCollection : ICollectionFixture<KestrelHost>
{
    public const string Name = "kestrel";
}
