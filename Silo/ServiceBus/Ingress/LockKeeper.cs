using Assay.ServiceBus.Receiving;

namespace Assay.ServiceBus.Ingress;

/// <summary>Renews a message's lock once half of it has passed.</summary>
internal sealed class LockKeeper(BusDelivery delivery, TimeProvider clock)
{
    private readonly TimeSpan _half = (delivery.LockedUntil - clock.GetUtcNow()) / 2;

    /// <exception cref="BusException">The lock is lost: somebody else has the message, or will.</exception>
    public async Task KeepAsync()
    {
        if (delivery.LockedUntil - clock.GetUtcNow() > _half)
            return;
        try
        {
            await delivery.RenewAsync(CancellationToken.None);
        }
        catch (BusException failure) when (failure.IsTransient && delivery.LockedUntil > clock.GetUtcNow())
        {
            // The bus is away for the moment; there is time left to try again.
        }
    }
}
