namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Loses the reply of one call: the call has run, and the caller learns nothing of it.</summary>
internal sealed class LostReply : IIncomingGrainCallFilter
{
    private string? _method;

    /// <summary>True until the reply was lost.</summary>
    public bool IsPlanned => Volatile.Read(ref _method) is not null;

    public void PlanFor(string method) => Volatile.Write(ref _method, method);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (Volatile.Read(ref _method) is { } method && context.MethodName == method && Interlocked.CompareExchange(ref _method, null, method) == method)
            throw new TimeoutException("planned: this reply is lost");
    }
}
