using Microsoft.Extensions.DependencyInjection;

namespace Assay.Scoring.Models;

/// <summary>The state of the model as last found; anybody may ask, so the model's service is asked only now and then.</summary>
internal sealed class ModelWatch(IModelProbe probe, [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : IDisposable
{
    /// <summary>How long a state is told without looking again.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private ModelStatus? _last;

    public async Task<ModelStatus> ReadAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_last is null || clock.GetUtcNow() - _last.CheckedAt >= Keep)
                _last = (await probe.ProbeAsync()) with { CheckedAt = clock.GetUtcNow() };
            return _last;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
