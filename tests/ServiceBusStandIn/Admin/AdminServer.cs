using System.Net;
using System.Security.Cryptography.X509Certificates;
using Assay.ServiceBusStandIn.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Assay.ServiceBusStandIn.Admin;

/// <summary>Answers what a queue is and how many messages it has, as ATOM over http.</summary>
internal sealed class AdminServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AdminServer(WebApplication app)
    {
        _app = app;
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    public int Port { get; }

    public static async Task<AdminServer> StartAsync(BrokerCore core, BrokerFaults faults, int port, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        var app = builder.Build();
        app.Run(context => AnswerAsync(core, faults, context));
        await app.StartAsync(cancellationToken);
        return new AdminServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private static async Task AnswerAsync(BrokerCore core, BrokerFaults faults, HttpContext context)
    {
        var path = context.Request.Path.Value!.Trim('/');
        if (path.StartsWith(ControlCalls.Prefix, StringComparison.Ordinal) && HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = ControlCalls.Carry(faults, path[ControlCalls.Prefix.Length..], context.Request.Query);
            return;
        }

        if (core.Faults.RefuseConnections)
        {
            context.Abort();
            return;
        }

        await core.Faults.WhenNotStalled.WaitAsync(context.RequestAborted);
        core.Operations.OnAdminCall();
        if (GrantOf(core, context.Request) is not { } grant || !grant.Covers(path))
        {
            await WriteAsync(context, StatusCodes.Status401Unauthorized, QueueXml.Problem(401, "The token is missing, wrong or expired."));
        }
        else if ((grant.Claims & Claims.Manage) == 0)
        {
            await WriteAsync(context, StatusCodes.Status401Unauthorized, QueueXml.Problem(401, "Manage claim is required for this operation."));
        }
        else if (!HttpMethods.IsGet(context.Request.Method))
        {
            await WriteAsync(context, StatusCodes.Status405MethodNotAllowed, QueueXml.Problem(405, "Queues are read only here."));
        }
        else if (!core.Queues.TryGetValue(path, out var queue))
        {
            // The service has no 404 for this.
            await WriteAsync(context, StatusCodes.Status200OK, QueueXml.Nothing());
        }
        else
        {
            var counts = await queue.AskAsync(state => state.Count());
            await WriteAsync(context, StatusCodes.Status200OK, QueueXml.Of($"https://{context.Request.Host}/{path}", queue.Settings, counts, core.Clock.GetUtcNow()));
        }
    }

    private static Grant? GrantOf(BrokerCore core, HttpRequest request)
    {
        const string bearer = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(bearer, StringComparison.Ordinal) ? core.Access.OfJwt(authorization[bearer.Length..]) : core.Access.OfSas(authorization);
    }

    private static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/atom+xml;type=entry;charset=utf-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
