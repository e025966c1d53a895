using Assay.Api.Auth;
using Assay.Api.Hosting;
using Assay.Silo;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;

if (args is [PasswordHashCommand.Name, ..])
    return PasswordHashCommand.Run();

try
{
    DotEnvFile.Load(Environment.CurrentDirectory);
    var builder = WebApplication.CreateBuilder(args);
    builder.AddApiDefaults();
    builder.AddAssaySilo();
    builder.AddAssayApi();

    var app = builder.Build();
    app.UseAssayApi();
    app.MapAssayApi();
    app.PrintBannerOnceStarted();
    app.OpenAssayStore();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartFailure.Explain<StoreStartupException>(error) is { } reason)
{
    await Console.Error.WriteLineAsync($"Assay did not start: {reason}");
    return 1;
}
