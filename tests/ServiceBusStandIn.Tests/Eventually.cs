namespace Assay.ServiceBusStandIn;

internal static class Eventually
{
    /// <summary>Asks again until it is so; a bounded time.</summary>
    public static async Task IsAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!isSo())
            await Task.Delay(5, limit.Token);
    }
}
