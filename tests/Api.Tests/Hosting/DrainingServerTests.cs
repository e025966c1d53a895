using System.Diagnostics;
using Assay.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Api.Tests.Hosting;

public sealed class DrainingServerTests
{
    [Fact]
    public async Task A_request_that_never_ends_leaves_the_silo_its_time()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        DrainingServer.Add(builder.Services);
        await using var app = builder.Build();
        var entered = new TaskCompletionSource();
        app.Run(async context =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var request = http.GetAsync(new Uri("/", UriKind.Relative));
        await entered.Task;

        var begun = Stopwatch.GetTimestamp();
        await app.Services.GetRequiredService<IServer>().StopAsync(CancellationToken.None);

        Assert.InRange(Stopwatch.GetElapsedTime(begun), DrainingServer.Limit - TimeSpan.FromSeconds(1), DrainingServer.Limit + TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => request);
    }
}
