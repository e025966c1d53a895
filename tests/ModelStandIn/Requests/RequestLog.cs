namespace Assay.Tests.ModelStandIn.Requests;

/// <summary>Every request that was let in, and how many were being answered at once.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<ModelRequest> _requests = [];
    private int _running;
    private int _mostAtOnce;

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<ModelRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _requests.Count;
        }
    }

    /// <summary>Being answered now.</summary>
    public int Running
    {
        get
        {
            lock (_gate)
                return _running;
        }
    }

    /// <summary>The most that were answered at the same time.</summary>
    public int MostAtOnce
    {
        get
        {
            lock (_gate)
                return _mostAtOnce;
        }
    }

    /// <summary>How often each prompt was asked.</summary>
    public IReadOnlyDictionary<string, int> CountByPrompt => All.CountBy(request => request.PromptHash).ToDictionary(StringComparer.Ordinal);

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _mostAtOnce = _running;
        }
    }

    internal void Begin(ModelRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            _mostAtOnce = Math.Max(_mostAtOnce, ++_running);
        }
    }

    internal void End()
    {
        lock (_gate)
            _running--;
    }
}
