using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Management;

namespace Assay.ServiceBus.Tokens;

/// <summary>Shows the tokens of one connection to its <c>$cbs</c> node and renews them before they run out.</summary>
internal sealed class TokenKeeper(BusParts parts, BusConnection connection)
{
    private const string Node = "$cbs";
    private const double RenewedAt = 0.75;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lazy<Task>> _shown = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Task<RequestLinks>? _node;

    /// <summary>Shows a token for the address, once; a failure is forgotten, so that the next call tries again.</summary>
    public async Task AuthorizeAsync(string address)
    {
        var shown = _shown.GetOrAdd(address, name => new Lazy<Task>(() => ShowFirstAsync(name)));
        try
        {
            await shown.Value;
        }
        catch (BusException)
        {
            _shown.TryRemove(new KeyValuePair<string, Lazy<Task>>(address, shown));
            throw;
        }
    }

    /// <summary>Shows a fresh token now.</summary>
    /// <returns>When it runs out.</returns>
    public async Task<DateTimeOffset> ShowAsync(string address)
    {
        var audience = parts.Audience(address);
        using var limit = new CancellationTokenSource(parts.Options.TokenLimit, parts.Time);
        try
        {
            var token = await parts.Tokens.GetAsync(audience, limit.Token);
            var node = await NodeAsync().WaitAsync(limit.Token);
            var answer = await node.CallAsync(Request(token, audience), limit.Token);
            var status = answer.Status("status-code");
            return status is 200 or 202
                ? token.ExpiresAt
                : throw new BusException(
                    BusErrors.FromStatus(status, answer.Text("error-condition")),
                    $"The broker does not accept the token for {address} ({status}): {answer.Text("status-description")}");
        }
        catch (OperationCanceledException)
        {
            throw new BusException(BusFailure.Timeout, $"Showing a token for {address}: no answer within the limit");
        }
        catch (Exception failure)
        {
            // The library fails in many types; callers get one.
            throw BusErrors.From(failure, $"Showing a token for {address}");
        }
    }

    /// <summary>Asks the broker for an answer: shows a fresh token, within the limit of an operation.</summary>
    public async Task ProbeAsync(string address)
    {
        try
        {
            await ShowAsync(address).WaitAsync(parts.Options.OperationLimit, parts.Time);
        }
        catch (TimeoutException late)
        {
            throw BusErrors.From(late, "Asking whether the broker is there");
        }
    }

    private async Task ShowFirstAsync(string address)
    {
        var expires = await ShowAsync(address);
        _ = RenewAsync(address, expires);
    }

    private async Task RenewAsync(string address, DateTimeOffset expires)
    {
        var wait = Life(expires) * RenewedAt;
        while (connection.IsOpen)
        {
            using var timer = new CancellationTokenSource();
            await Task.WhenAny(connection.Closed, Task.Delay(wait > ShortestWait ? wait : ShortestWait, parts.Clock, timer.Token));
            await timer.CancelAsync();
            if (!connection.IsOpen)
                return;
            try
            {
                wait = Life(await ShowAsync(address)) * RenewedAt;
                parts.Instruments.OnTokenRenewed();
            }
            catch (BusException failure)
            {
                BusLog.TokenNotRenewed(parts.Logger, address, failure.Code, failure.Message);
                wait = PauseAfterFailure;
            }
        }
    }

    private TimeSpan Life(DateTimeOffset expires) => expires - parts.Clock.GetUtcNow();

    private static Message Request(BusToken token, string audience) => new(token.Value)
    {
        ApplicationProperties = new ApplicationProperties
        {
            ["operation"] = "put-token",
            ["type"] = token.Type,
            ["name"] = audience,
        },
    };

    private Task<RequestLinks> NodeAsync()
    {
        lock (_lock)
        {
            if (_node is null or { IsFaulted: true } or { IsCanceled: true } || (_node is { IsCompletedSuccessfully: true } && !_node.Result.IsOpen))
                _node = RequestLinks.AttachAsync(connection.Session, Node, parts.Options.OperationLimit, parts.Time);
            return _node;
        }
    }
}
