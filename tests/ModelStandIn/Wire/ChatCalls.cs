using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Tests.ModelStandIn.Faults;
using Assay.Tests.ModelStandIn.Requests;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>Completions, in both forms.</summary>
internal sealed class ChatCalls(ModelState state, Access access)
{
    private int _count;

    public async Task AnswerAsync(HttpContext context, string? deployment)
    {
        if (await ReadAsync(context, deployment) is not { } request)
        {
            await WireError.Bad("We could not parse the JSON body of your request.").ToResult().ExecuteAsync(context);
            return;
        }

        var refused = !access.Allows(context.Request) ? WireError.WrongKey : RequestRules.Check(request, state.Models);
        if (refused is not null)
        {
            await refused.ToResult().ExecuteAsync(context);
            return;
        }

        state.Requests.Begin(request);
        try
        {
            await AnswerAsync(context, request, state.Faults.Strike(request));
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            state.Requests.End();
        }
    }

    private static async Task<ModelRequest?> ReadAsync(HttpContext context, string? deployment)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return new ModelRequest
            {
                At = TimeProvider.System.GetUtcNow(),
                Path = context.Request.Path + context.Request.QueryString.ToString(),
                Deployment = deployment,
                Body = (JsonObject)body!,
                KeyHeader = context.Request.Headers.ContainsKey("api-key") ? "api-key" : "Authorization",
                Headers = context.Request.Headers
                    .Where(header => header.Key is not ("Authorization" or "api-key"))
                    .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidCastException)
        {
            return null;
        }
    }

    private async Task AnswerAsync(HttpContext context, ModelRequest request, Fault? fault)
    {
        if (state.Delay > TimeSpan.Zero)
            await Task.Delay(state.Delay, context.RequestAborted);
        if (fault is not null && await FaultAnswers.TryAnswerAsync(context, fault, request.User, state.Faults.Cleared))
            return;

        var completion = FaultAnswers.Spoil(
            new Completion(Interlocked.Increment(ref _count), request.Deployment ?? request.Model!, state.Script(request), Completion.Tokens(request.System + request.User)),
            fault);
        await new ReplyWriter(context, fault, state.Faults.Cleared).WriteAsync(completion, request);
    }
}
