namespace Assay.ServiceBus.Jobs;

/// <summary>
/// Stops asking a bus that does not answer: after some failures in a row nothing is sent any more until a probe has found it
/// well; then one real send is let through, and its success closes the circuit.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider clock)
{
    private const int MostFailures = 3;
    private readonly Lock _lock = new();
    private int _failures;
    private bool _trial;
    private DateTimeOffset? _since;

    /// <summary>Since when nothing is sent; null while all is well.</summary>
    public DateTimeOffset? BrokenSince
    {
        get
        {
            lock (_lock)
                return _since;
        }
    }

    /// <summary>True when a send may be tried: always while all is well, once after a good probe.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_since is null)
                return true;
            if (!_trial)
                return false;
            _trial = false;
            return true;
        }
    }

    /// <returns>True when this send has closed the circuit.</returns>
    public bool OnSent()
    {
        lock (_lock)
        {
            _failures = 0;
            _trial = false;
            if (_since is null)
                return false;
            _since = null;
            return true;
        }
    }

    /// <returns>True when this failure has opened the circuit.</returns>
    public bool OnFailed(bool certain)
    {
        lock (_lock)
        {
            if (_since is not null || (++_failures < MostFailures && !certain))
                return false;
            _since = clock.GetUtcNow();
            return true;
        }
    }

    /// <summary>A probe found the bus well: the next send may be tried.</summary>
    public void OnProbed()
    {
        lock (_lock)
            _trial = _since is not null;
    }

    /// <summary>True when a send may be tried now.</summary>
    public bool MayEnter
    {
        get
        {
            lock (_lock)
                return _since is null || _trial;
        }
    }
}
