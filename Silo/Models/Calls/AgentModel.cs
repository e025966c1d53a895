using Assay.Pipeline;
using Assay.Scoring.Models;
using Assay.Silo.Models.Health;
using Assay.Silo.Models.Wire;
using Microsoft.Agents.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Assay.Silo.Models.Calls;

/// <summary>The model behind the agents.</summary>
internal sealed class AgentModel : IAssayModel
{
    private readonly ModelSettings _settings;
    private readonly ModelLimits _limits;
    private readonly ModelOutcomes _outcomes;
    private readonly TimeProvider _clock;
    private readonly AgentTeam _team;
    private readonly ResiliencePipeline<ModelReply> _pipeline;

    /// <param name="settings">Whom to ask.</param>
    /// <param name="limits">How long, and how often.</param>
    /// <param name="wire">The connections.</param>
    /// <param name="outcomes">Where the ends of calls are noted.</param>
    /// <param name="clock">Of limits and waits.</param>
    /// <param name="log">For retries and the circuit.</param>
    public AgentModel(ModelSettings settings, ModelLimits limits, ModelWire wire, ModelOutcomes outcomes, TimeProvider clock, ModelLog log)
    {
        _settings = settings;
        _limits = limits;
        _outcomes = outcomes;
        _clock = clock;
        _team = new AgentTeam(wire.Chat);
        _pipeline = ModelPipeline.Build(limits, clock, outcomes, log);
    }

    public async Task<ModelReply> AskAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        try
        {
            var reply = await _pipeline.ExecuteAsync(async token => await AskOnceAsync(prompt, token), cancellationToken);
            _outcomes.Succeeded();
            return reply with { Latency = _clock.GetElapsedTime(began) };
        }
        catch (Exception error) when (FailureOf(error) is { } failure)
        {
            _outcomes.Failed(failure.Code);
            throw failure;
        }
    }

    private async Task<ModelReply> AskOnceAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ChatClientAgentRunOptions(AskOptions.Of(prompt, _settings));
            var response = await _team[prompt.Agent].RunAsync(prompt.Input, session: null, options, cancellationToken);
            return ModelReplies.Of(response, prompt, _settings);
        }
        catch (Exception error) when (ModelFailures.IsRefusal(error))
        {
            return ModelReplies.Filtered(prompt, _settings);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever the client makes of it: this try was called off.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception error) when (ModelFailures.Of(error, _clock) is { } failure)
        {
            throw failure;
        }
    }

    private StageException? FailureOf(Exception error) => error switch
    {
        StageException failure => failure,
        TimeoutRejectedException => new StageException(ModelFailures.Timeout, "The model did not answer in time."),
        BrokenCircuitException broken => new StageException(
            ModelFailures.CircuitOpen,
            "The model failed again and again and is left alone for a while.",
            retryAfter: broken.RetryAfter > TimeSpan.Zero ? broken.RetryAfter : _limits.Break),
        _ => null,
    };
}
