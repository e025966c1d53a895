using Assay.Api.Security;

namespace Assay.Api.Auth;

/// <summary>How often an admin's sign-in may fail: 10 times in 5 minutes for one account from one address, 100 times from one address.</summary>
internal sealed class AdminLoginThrottle([FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly FailureThrottle _account = new(10, Window, clock);
    private readonly FailureThrottle _address = new(100, Window, clock);

    public TimeSpan? Blocked(string address, string email) =>
        _address.Blocked(address) ?? _account.Blocked(AccountKey(address, email));

    public void Failed(string address, string email)
    {
        _address.Failed(address);
        _account.Failed(AccountKey(address, email));
    }

    private static string AccountKey(string address, string email) => $"{address} {email.ToUpperInvariant()}";
}
