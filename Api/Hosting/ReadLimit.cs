namespace Assay.Api.Hosting;

/// <summary>
/// In a cluster a silo may fall silent without closing its connection. A request that only reads does not wait for Orleans'
/// own limit of 30 seconds then: all its calls together get a few seconds, after which it is told to repeat.
/// </summary>
internal sealed class ReadLimit(IHttpContextAccessor requests, TimeProvider clock) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private static readonly object Start = new();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (requests.HttpContext is { } request && HttpMethods.IsGet(request.Request.Method))
            await context.Invoke().WaitAsync(Left(request), clock);
        else
            await context.Invoke();
    }

    private TimeSpan Left(HttpContext request)
    {
        if (request.GetEndpoint()?.Metadata.GetMetadata<LongRead>() is not null)
            return Limit;
        if (request.Items.TryGetValue(Start, out var known) && known is long start)
            return Limit - clock.GetElapsedTime(start) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
        request.Items[Start] = clock.GetTimestamp();
        return Limit;
    }
}
