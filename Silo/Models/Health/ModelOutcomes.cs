using Polly.CircuitBreaker;

namespace Assay.Silo.Models.Health;

/// <summary>How this process's calls to the model ended of late.</summary>
internal sealed class ModelOutcomes
{
    private volatile string? _lastFailure;
    private volatile bool _hasSucceeded;

    /// <summary>Of the calls' circuit breaker.</summary>
    public CircuitBreakerStateProvider Circuit { get; } = new();

    /// <summary>The code that the last call failed with; null when it did not, and before the first.</summary>
    public string? LastFailure => _lastFailure;

    /// <summary>True when the last call brought a reply.</summary>
    public bool LastSucceeded => _hasSucceeded && _lastFailure is null;

    /// <summary>True while the model is left alone.</summary>
    public bool IsOpen => Circuit.CircuitState is CircuitState.Open or CircuitState.Isolated;

    public void Succeeded()
    {
        _hasSucceeded = true;
        _lastFailure = null;
    }

    public void Failed(string code) => _lastFailure = code;
}
