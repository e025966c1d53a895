using Assay.Api.Auth;
using Assay.Api.Hosting;
using Assay.Silo;
using Assay.Silo.Configuration;
using Assay.Silo.Models;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Telemetry;

if (args is [PasswordHashCommand.Name, ..])
    return PasswordHashCommand.Run();

try
{
    DotEnvFile.Load(Environment.CurrentDirectory);
    var builder = WebApplication.CreateBuilder(args);
    builder.AddApiDefaults();
    var cluster = builder.TryAddAssayClient();
    if (cluster is null)
        builder.AddAssaySilo();
    builder.AddAssayApi(cluster);
    builder.AddAssayTelemetry();

    var app = builder.Build();
    app.UseAssayApi();
    app.MapAssayApi();
    app.PrintBannerOnceStarted(ModelBanner.Describe(app.Configuration));
    app.OpenAssayStore();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartFailure.Explain<StartupException>(error) is { } reason)
{
    await Console.Error.WriteLineAsync($"Assay did not start: {reason}");
    return 1;
}
