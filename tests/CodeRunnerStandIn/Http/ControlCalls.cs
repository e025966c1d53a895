using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Tests.CodeRunnerStandIn.Faults;

namespace Assay.Tests.CodeRunnerStandIn.Http;

/// <summary>Faults for processes that did not start the server: under <c>/__standin/faults</c>, without a key.</summary>
internal static class ControlCalls
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapControl(this WebApplication app, FaultPlan faults)
    {
        app.MapPost("/__standin/faults", async (HttpRequest request) =>
        {
            try
            {
                faults.Add((await request.ReadFromJsonAsync<Fault>(Options, request.HttpContext.RequestAborted))!);
                return Results.NoContent();
            }
            catch (JsonException broken)
            {
                return Results.Text(broken.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
        app.MapDelete("/__standin/faults", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }
}
