using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Scoring.Models.Spending;

/// <summary>One day's use of models: while the day lasts the gate's own sums, afterwards a row of its own.</summary>
[GrainType("model-usage")]
internal sealed class ModelUsageGrain(
    [PersistentState(ModelUsageGrain.StateName, AssayStorage.ProviderName)] IPersistentState<ModelUsageState> storage,
    IOptions<ModelOptions> options,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : Grain, IModelUsageGrain, IModelLedgerGrain
{
    public const string StateName = "model-usage";

    public async Task<ModelUsage> Get()
    {
        var day = ModelUsage.DayOf(this.GetPrimaryKeyString());
        var current = await GrainFactory.GetGrain<IModelGateGrain>(IModelGateGrain.Key).Current();
        var usage = current.Day == day ? current : storage.State.Usage;
        var paused = day == ModelDays.Of(clock.GetUtcNow()) && options.Value.IsSpent(usage.CostUsd);

        // Days that nobody worked on must not fill the silo's memory.
        if (!storage.RecordExists)
            DeactivateOnIdle();
        return usage with
        {
            Day = day,
            BudgetUsd = options.Value.DailyBudgetUsd,
            PausedUntil = paused ? ModelDays.EndOf(day) : null,
        };
    }

    public async Task Put(ModelUsage usage)
    {
        var sums = storage.State.Usage.AtLeast(usage);
        if (sums == storage.State.Usage)
            return;
        storage.State = new ModelUsageState { Usage = sums };
        await this.WriteOrForgetAsync(storage);
    }
}
