namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>The list of models, in both forms.</summary>
internal static class ModelCalls
{
    public static void MapModels(this WebApplication app, ModelState state, Access access)
    {
        foreach (var path in (string[])["/v1/models", "/openai/v1/models", "/openai/models"])
            app.MapGet(path, (HttpContext context) => AnswerAsync(context, state, access));
    }

    private static async Task AnswerAsync(HttpContext context, ModelState state, Access access)
    {
        try
        {
            if (state.Faults.StrikeList() is { } fault && await FaultAnswers.TryAnswerAsync(context, fault, "", state.Faults.Cleared))
                return;
            await (access.Allows(context.Request) ? List(state.Models) : WireError.WrongKey.ToResult()).ExecuteAsync(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static IResult List(IEnumerable<string> names) => Results.Json(new
    {
        @object = "list",
        data = names.Select(name => new { id = name, @object = "model", created = 1_700_000_000, owned_by = "stand-in" }),
    });
}
