namespace Assay.Silo.Models.Health;

/// <summary>How this process's calls to the model ended of late.</summary>
internal sealed class ModelOutcomes
{
    private readonly Lock _gate = new();
    private bool _hasSucceeded;
    private string? _lastFailure;
    private DateTimeOffset _aloneUntil;

    /// <summary>The code that the last call failed with; null when it did not, and before the first.</summary>
    public string? LastFailure
    {
        get
        {
            lock (_gate)
                return _lastFailure;
        }
    }

    /// <summary>True when the last call brought a reply.</summary>
    public bool LastSucceeded
    {
        get
        {
            lock (_gate)
                return _hasSucceeded && _lastFailure is null;
        }
    }

    /// <summary>Until when the model is left alone; a time that has passed when it is not.</summary>
    public DateTimeOffset AloneUntil
    {
        get
        {
            lock (_gate)
                return _aloneUntil;
        }

        set
        {
            lock (_gate)
                _aloneUntil = value;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
            (_hasSucceeded, _lastFailure) = (true, null);
    }

    public void Failed(string code)
    {
        lock (_gate)
            _lastFailure = code;
    }
}
