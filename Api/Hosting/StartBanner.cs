using Assay.Api.Auth;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Assay.Api.Hosting;

/// <summary>What a person at the console needs to know once the API listens: where to go, how to sign in, where data lies.</summary>
internal static class StartBanner
{
    /// <param name="app">The API.</param>
    /// <param name="model">The language model in words; told where the silo is in this process.</param>
    public static WebApplication PrintBannerOnceStarted(this WebApplication app, string model)
    {
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text(app, model)));
        return app;
    }

    private static string Text(WebApplication app, string model)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? ListenAddresses.Default;
        return Text(
            address,
            app.Services.GetRequiredService<GrainsPlace>().Cluster is { } cluster
                ? $"  Cluster     {cluster}"
                : $"  Data        {DataFolder.PathOf(app.Configuration)}{Environment.NewLine}  Model       {model}",
            app.Services.GetRequiredService<AdminAccounts>(),
            app.Environment.IsDevelopment() && ListenAddresses.LoopbackOnly(app.Configuration));
    }

    internal static string Text(string address, string whereGrainsLive, AdminAccounts admins, bool localDevelopment)
    {
        List<string> lines =
        [
            "",
            $"Assay is listening on {address}",
            $"  Try it      {address}/docs",
            $"  Health      {address}/health",
            $"  Admin       {string.Join(", ", admins.Emails)}",
        ];
        if (admins.GeneratedPassword is { } password)
            lines.Add($"  Password    {password}   (made for this start; set ADMIN_EMAIL and ADMIN_PASSWORD to choose your own)");
        lines.Add(whereGrainsLive);
        if (localDevelopment)
            lines.Add("  Development: only this machine can reach it.");
        lines.Add("  Stop with Ctrl+C.");
        lines.Add("");
        return string.Join(Environment.NewLine, lines);
    }
}
