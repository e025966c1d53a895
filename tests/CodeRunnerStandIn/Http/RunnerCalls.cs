using System.Text;
using System.Text.Json.Nodes;
using Assay.Tests.CodeRunnerStandIn.Faults;
using Assay.Tests.CodeRunnerStandIn.Programs;

namespace Assay.Tests.CodeRunnerStandIn.Http;

/// <summary>The calls of a Judge0 that the product makes.</summary>
internal static class RunnerCalls
{
    private const int InQueue = 1;
    private const int Processing = 2;
    private const int InternalError = 13;
    private const int LineOfBase64 = 60;

    public static void MapRunner(this WebApplication app, Gate gate, ProgramStore programs)
    {
        app.MapGet("/languages", async (HttpContext context) =>
            (await gate.PassAsync(Operation.Languages, context)).Instead
            ?? Results.Json(programs.Languages.Select(language => new { id = language.Id, name = language.Name })));
        app.MapPost("/submissions", async (HttpContext context) =>
        {
            var (instead, fault) = await gate.PassAsync(Operation.HandIn, context);
            return instead ?? await HandInAsync(context, fault, programs);
        });
        app.MapGet("/submissions/{token}", async (string token, HttpContext context) =>
            (await gate.PassAsync(Operation.Result, context)).Instead ?? Result(token, programs));
    }

    private static async Task<IResult> HandInAsync(HttpContext context, FaultKind? fault, ProgramStore programs)
    {
        if (context.Request.Query["base64_encoded"] != "true" || context.Request.Query["wait"] != "false")
            return Results.BadRequest();
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var language = body["language_id"]!.GetValue<int>();
        if (programs.Languages.All(offered => offered.Id != language))
            return Results.Json(new { language_id = new[] { $"language with id {language} doesn't exist" } }, statusCode: 422);
        var program = new HandedIn(language, Text(body["source_code"]), Text(body["stdin"]), body, context.Request.Headers[Gate.KeyHeader].ToString());
        int? stuckAt = fault switch { FaultKind.StuckInQueue => InQueue, FaultKind.StuckProcessing => Processing, _ => null };
        return Results.Json(new { token = programs.Add(program, stuckAt, fault == FaultKind.InternalError ? InternalError : null) }, statusCode: 201);
    }

    private static IResult Result(string token, ProgramStore programs)
    {
        if (programs.Ask(token) is not (var status, var output))
            return Results.NotFound();
        var isDone = status > Processing;
        return Results.Json(new
        {
            status = new { id = status, description = "as scripted" },
            stdout = Encoded(output),
            stderr = Encoded(status is >= 7 and <= 12 ? "Traceback: it ended badly" : null),
            compile_output = Encoded(status == 6 ? "main.c:1: error: it does not compile" : null),
            time = isDone ? "0.012" : null,
            memory = isDone ? 3_456 : (int?)null,
        });
    }

    private static string Text(JsonNode? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64!.GetValue<string>()));

    // In lines, as the service sends it.
    private static string? Encoded(string? text) => text is null
        ? null
        : string.Concat(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(LineOfBase64).Select(line => new string(line) + "\n"));
}
