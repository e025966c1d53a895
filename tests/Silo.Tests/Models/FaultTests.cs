using Assay.Pipeline;
using Assay.Scoring.Models;
using Assay.Silo.Models;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Silo.Tests.Models;

public sealed class FaultTests
{
    private static readonly ModelLimits Impatient = TestModel.Patient with { Try = TimeSpan.FromMilliseconds(250) };

    public static TheoryData<FaultKind, string, bool> Faults { get; } = Both(
        (FaultKind.TooManyRequests, "model_rate_limited"),
        (FaultKind.ServerError, "model_unavailable"),
        (FaultKind.Unavailable, "model_unavailable"),
        (FaultKind.Cut, "model_unavailable"),
        (FaultKind.CutMidway, "model_unavailable"),
        (FaultKind.MalformedBody, "model_bad_reply"),
        (FaultKind.NoChoices, "model_bad_reply"),
        (FaultKind.WrongContentType, "model_bad_reply"),
        (FaultKind.Huge, "model_bad_reply"));

    public static TheoryData<FaultKind, string, bool> Silences { get; } = Both(
        (FaultKind.Hang, "model_timeout"),
        (FaultKind.HangMidway, "model_timeout"),
        (FaultKind.SlowDrip, "model_timeout"));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_lasts_fails_with_its_code_after_three_tries(FaultKind kind, string code, bool streams)
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { MostReplyBytes = 100_000 }, streams: streams);
        model.Server.Faults.Add(new Fault(kind) { Count = null, Bytes = 1_000_000 });

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal((code, false, 3), (failure.Code, failure.Permanent, model.Server.Requests.Count));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_passes_costs_a_try(FaultKind kind, string code, bool streams)
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { MostReplyBytes = 100_000 }, streams: streams);
        model.Server.Faults.Add(new Fault(kind) { Bytes = 1_000_000 });

        Assert.Equal(ModelEnding.Complete, (await model.AskAsync()).Ending);

        Assert.Equal(2, model.Server.Requests.Count);
        Assert.Contains(model.Log.Lines, line => line.Contains(code, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_model_that_falls_silent_is_given_up_at_the_time_limit(FaultKind kind, string code, bool streams)
    {
        await using var model = await TestModel.NewAsync(Impatient, streams: streams);
        model.Server.Faults.Add(new Fault(kind) { Count = null, Pace = TimeSpan.FromMilliseconds(100) });

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal((code, false), (failure.Code, failure.Permanent));
        Assert.Equal(2, model.Log.Lines.Count(line => line.Contains(code, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(FaultKind.BadRequest)]
    [InlineData(FaultKind.NotFound)]
    public async Task A_rejected_request_is_not_sent_again(FaultKind kind)
    {
        await using var model = await TestModel.NewAsync();
        model.Server.Faults.All(kind);

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal(("model_rejected_request", true, 1), (failure.Code, failure.Permanent, model.Server.Requests.Count));
    }

    [Theory]
    [InlineData("MODEL_API_KEY", "another-key", "model_unauthorized", false)]
    [InlineData("MODEL_API_KEY", "", "model_unauthorized", false)]
    [InlineData("MODEL_NAME", "no-such-model", "model_rejected_request", true)]
    [InlineData("MODEL_ENDPOINT", "http://127.0.0.1:1/v1", "model_unavailable", false)]
    public async Task A_wrong_setting_is_told_by_its_code(string name, string value, string code, bool permanent)
    {
        await using var model = await TestModel.NewAsync(more: (name, value));

        var failure = await Assert.ThrowsAsync<StageException>(() => model.AskAsync());

        Assert.Equal((code, permanent), (failure.Code, failure.Permanent));
        Assert.Empty(model.Server.Requests.All);
    }

    [Theory]
    [InlineData(FaultKind.Refusal, ModelEnding.Refused, false)]
    [InlineData(FaultKind.Refusal, ModelEnding.Refused, true)]
    [InlineData(FaultKind.ContentFilter, ModelEnding.Refused, false)]
    [InlineData(FaultKind.ContentFilter, ModelEnding.Refused, true)]
    [InlineData(FaultKind.PromptFiltered, ModelEnding.Refused, false)]
    [InlineData(FaultKind.PromptTooLong, ModelEnding.Refused, false)]
    [InlineData(FaultKind.Truncated, ModelEnding.Truncated, false)]
    [InlineData(FaultKind.Truncated, ModelEnding.Truncated, true)]
    [InlineData(FaultKind.MalformedContent, ModelEnding.Complete, false)]
    [InlineData(FaultKind.NoUsage, ModelEnding.Complete, false)]
    [InlineData(FaultKind.NoUsage, ModelEnding.Complete, true)]
    public async Task A_reply_that_is_of_no_use_is_a_reply_and_was_paid_for(FaultKind kind, ModelEnding ending, bool streams)
    {
        await using var model = await TestModel.NewAsync(streams: streams);
        model.Server.Faults.All(kind);

        var reply = await model.AskAsync();

        Assert.Equal((ending, 1), (reply.Ending, model.Server.Requests.Count));
        Assert.True(reply.InputTokens > 0);
        Assert.Equal(reply.Text.Length > 0, reply.OutputTokens > 0);
    }

    private static TheoryData<FaultKind, string, bool> Both(params (FaultKind Kind, string Code)[] faults)
    {
        var data = new TheoryData<FaultKind, string, bool>();
        foreach (var (kind, code) in faults)
        {
            data.Add(kind, code, false);
            data.Add(kind, code, true);
        }

        return data;
    }
}
