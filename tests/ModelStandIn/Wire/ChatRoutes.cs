namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>Where completions are asked for.</summary>
internal static class ChatRoutes
{
    public static void MapChat(this WebApplication app, ChatCalls calls)
    {
        app.MapPost("/v1/chat/completions", (HttpContext context) => calls.AnswerAsync(context, null));
        app.MapPost("/openai/v1/chat/completions", (HttpContext context) => calls.AnswerAsync(context, null));
        app.MapPost("/openai/deployments/{name}/chat/completions", (HttpContext context, string name) =>
            context.Request.Query.ContainsKey("api-version") ? calls.AnswerAsync(context, name) : WireError.NotFound.ToResult().ExecuteAsync(context));
    }
}
