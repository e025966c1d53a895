using System.ClientModel;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Silo.Models.Calls;
using Assay.Silo.Models.Wire;

namespace Assay.Silo.Models.Health;

/// <summary>
/// Reads the service's list of models, which costs nothing, and the ends of the last calls. Azure lists what can be deployed,
/// not what is, and some servers list nothing: then only the calls tell whether this model can be asked.
/// </summary>
internal sealed class ModelProbe(ModelSettings settings, ModelLimits limits, ModelWire wire, ModelOutcomes outcomes, TimeProvider clock) : IModelProbe
{
    public async Task<ModelStatus> ProbeAsync()
    {
        var began = clock.GetTimestamp();
        var (state, message) = await FindAsync();
        return new ModelStatus
        {
            State = state,
            Message = message,
            Service = settings.Service == ModelService.AzureOpenAi ? "azure_openai" : "openai",
            Model = settings.Name,
            TotalModels = 1,
            ModelsAvailable = state == ModelState.Unavailable ? 0 : 1,
            ResponseTime = clock.GetElapsedTime(began),
        };
    }

    private async Task<(ModelState State, string Message)> FindAsync()
    {
        if (outcomes.IsOpen)
            return (ModelState.Unavailable, "The model failed again and again and is left alone for a while.");
        using var stop = new CancellationTokenSource(limits.Probe, clock);
        try
        {
            var models = await wire.Models.GetModelsAsync(stop.Token);
            return OfList(models.Value.Any(model => string.Equals(model.Id, settings.Name, StringComparison.OrdinalIgnoreCase)));
        }
        catch (ClientResultException error) when (error.Status is 404 or 405)
        {
            return OfCalls("The service answers and lists no models");
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return (ModelState.Unavailable, "The model's service did not answer in time.");
        }
        catch (Exception error) when (ModelFailures.Of(error, clock) is { } failure)
        {
            return (failure.Code == ModelFailures.RateLimited ? ModelState.Degraded : ModelState.Unavailable, failure.Message);
        }
    }

    private (ModelState State, string Message) OfList(bool isListed)
    {
        if (isListed)
            return outcomes.LastFailure is null ? (ModelState.Healthy, "The model can be asked.") : OfCalls("The service lists the model");
        return settings.Service == ModelService.AzureOpenAi
            ? OfCalls("The service answers; it does not list deployments")
            : OfCalls("The service answers and does not list the model");
    }

    private (ModelState State, string Message) OfCalls(string found)
    {
        if (outcomes.LastFailure is { } code)
            return (ModelState.Degraded, $"{found}; the last call failed ({code}).");
        return outcomes.LastSucceeded
            ? (ModelState.Healthy, $"{found}; the last call succeeded.")
            : (ModelState.Degraded, $"{found}; nothing has been asked of it since the start.");
    }
}
