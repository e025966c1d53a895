using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Tests.CosmosStandIn.Faults;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>Faults and counters for processes that did not start the server: under <c>/__standin</c>, not signed.</summary>
internal static class ControlCalls
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapControl(this WebApplication app, FaultPlan faults, Counters counters)
    {
        var control = app.MapGroup("/__standin");
        control.MapPost("/faults", async (HttpRequest request) =>
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
        control.MapDelete("/faults", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        control.MapGet("/counters", () => Results.Json(counters.Snapshot(), Options));
        control.MapDelete("/counters", () =>
        {
            counters.Reset();
            return Results.NoContent();
        });
    }
}
