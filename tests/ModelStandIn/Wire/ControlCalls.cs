using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>Faults and requests for processes that did not start the server: under <c>/__standin</c>, without a key.</summary>
internal static class ControlCalls
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static void MapControl(this WebApplication app, ModelState state)
    {
        var control = app.MapGroup("/__standin");
        control.MapPost("/faults", async (HttpRequest request) =>
        {
            try
            {
                state.Faults.Add((await request.ReadFromJsonAsync<Fault>(Options, request.HttpContext.RequestAborted))!);
                return Results.NoContent();
            }
            catch (JsonException broken)
            {
                return Results.Text(broken.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
        control.MapDelete("/faults", () =>
        {
            state.Faults.Clear();
            return Results.NoContent();
        });
        control.MapGet("/requests", () => Results.Json(
            new { state.Requests.Count, state.Requests.Running, state.Requests.MostAtOnce, bodies = state.Requests.All.Select(request => request.Body) },
            Options));
        control.MapDelete("/requests", () =>
        {
            state.Requests.Clear();
            return Results.NoContent();
        });
    }
}
