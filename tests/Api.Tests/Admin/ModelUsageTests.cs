using System.Globalization;
using System.Text.Json;
using Assay.Scoring.Models.Spending;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed class ModelUsageTests(RunningApi api)
{
    [Fact]
    public async Task The_days_calls_tokens_and_cost_are_shown_and_other_days_are_empty()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var gate = api.Services.GetRequiredService<IGrainFactory>().GetGrain<IModelGateGrain>(IModelGateGrain.Key);
        await gate.Settle(new CallUse(5_000, Answered: true, 900, 100, 0.0026m));
        await gate.Settle(new CallUse(5_000, Answered: false, 0, 0, 0));
        await gate.Settle(new CallUse(5_000, Answered: true, 900, 100, 0.0026m));

        // The day may end in between.
        var usage = (await api.Admin.GetAsync($"/api/admin/models/usage?day={today:O}")).Json;
        if (DateOnly.FromDateTime(DateTime.UtcNow) == today)
            Assert.Equal(usage.GetRawText(), (await api.Admin.GetAsync("/api/admin/models/usage")).Json.GetRawText());

        Assert.Equal((today.ToString("O", CultureInfo.InvariantCulture), 2, 1), (usage.GetProperty("day").GetString(), usage.GetProperty("calls").GetInt64(), usage.GetProperty("failed_calls").GetInt64()));
        Assert.Equal((1_800, 200, 0.0052m), (usage.GetProperty("input_tokens").GetInt64(), usage.GetProperty("output_tokens").GetInt64(), usage.GetProperty("cost_usd").GetDecimal()));
        Assert.Equal(JsonValueKind.Null, usage.GetProperty("daily_budget_usd").ValueKind);
        Assert.Equal(JsonValueKind.Null, usage.GetProperty("paused_until").ValueKind);
        Assert.Equal(0, (await api.Admin.GetAsync("/api/admin/models/usage?day=2020-02-29")).Json.GetProperty("calls").GetInt64());
    }

    [Fact]
    public async Task A_day_that_is_none_and_a_caller_that_is_no_admin_are_refused()
    {
        Assert.Equal(422, (await api.Admin.GetAsync("/api/admin/models/usage?day=2026-02-30")).Status);
        Assert.Equal(401, (await api.Nobody.GetAsync("/api/admin/models/usage")).Status);
    }
}
