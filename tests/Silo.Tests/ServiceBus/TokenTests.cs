using System.Security.Cryptography;
using System.Text;
using Assay.ServiceBus;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Tokens;
using Assay.ServiceBusStandIn;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class TokenTests
{
    [Fact]
    public async Task A_shared_key_signs_the_audience_and_the_expiry()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var token = await new SasTokens("send listen", "a+b/c=", TimeSpan.FromHours(1), clock).GetAsync("sb://assay.servicebus.windows.net/scoring-jobs", CancellationToken.None);
        const string Resource = "sb%3A%2F%2Fassay.servicebus.windows.net%2Fscoring-jobs";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("a+b/c="), Encoding.UTF8.GetBytes($"{Resource}\n1700003600")));
        Assert.Equal($"SharedAccessSignature sr={Resource}&sig={Uri.EscapeDataString(signature)}&se=1700003600&skn=send%20listen", token.Value);
        Assert.Equal(("servicebus.windows.net:sastoken", DateTimeOffset.FromUnixTimeSeconds(1_700_003_600)), (token.Type, token.ExpiresAt));
        Assert.DoesNotContain("sig=", token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_is_asked_for_the_scope_of_the_bus_and_gives_a_bearer_token()
    {
        var identity = new Identity(context => new AccessToken($"for {context.Scopes[0]}", DateTimeOffset.UnixEpoch));
        var token = await new IdentityTokens(identity).GetAsync("sb://x/y", CancellationToken.None);
        Assert.Equal(("for https://servicebus.azure.net/.default", "jwt"), (token.Value, token.Type));
        Assert.Equal("Bearer for https://servicebus.azure.net/.default", token.Authorization);
    }

    [Fact]
    public async Task An_identity_without_a_token_is_a_lasting_failure_that_names_the_roles()
    {
        var identity = new Identity(_ => throw new CredentialUnavailableException("no way in"));
        var failure = await Assert.ThrowsAsync<BusException>(async () => await new IdentityTokens(identity).GetAsync("sb://x/y", CancellationToken.None));
        Assert.Equal((BusFailure.Unauthorized, false, "bus_unauthorized"), (failure.Failure, failure.IsTransient, failure.Code));
        Assert.Contains("Azure Service Bus Data Sender", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_waits_between_connections_double_up_to_half_a_minute_and_are_spread()
    {
        var first = TimeSpan.FromSeconds(0.5);
        var longest = TimeSpan.FromSeconds(30);
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 8).Select(tries => ReconnectPauses.After(tries, first, longest, 0).TotalSeconds));
        Assert.Equal(0.75, ReconnectPauses.After(0, first, longest, 1).TotalSeconds);
        Assert.Equal(45, ReconnectPauses.After(int.MaxValue, first, longest, 1).TotalSeconds);
    }

    [Fact]
    public async Task With_an_identity_messages_are_sent_received_and_counted_over_TLS()
    {
        var path = "";
        var asked = 0;
        var identity = new Identity(_ =>
        {
            Interlocked.Increment(ref asked);
            return new AccessToken("a.b.c", DateTimeOffset.UtcNow.AddHours(1));
        });
        await using var bus = await TestBus.OpenAsync(
            new BrokerSettings { TlsPort = 0, Jwt = "a.b.c" },
            options => options with { CertificateFile = path },
            broker =>
            {
                path = broker.CertificatePath;
                return $"Endpoint=sb://127.0.0.1:{broker.TlsPort}/;Authentication=ManagedIdentity";
            },
            identity);
        await bus.SendAsync("m");
        using var counts = bus.Counts();
        Assert.Equal(1, (await counts.ReadAsync(TestBus.Queue, CancellationToken.None)).Active);
        await (await bus.ReceiveAsync()).DeadLetterAsync("bad", null, null, CancellationToken.None);
        Assert.True(asked > 0);
    }

    [Fact]
    public async Task An_identity_that_gets_no_token_is_shown_in_the_state_and_asked_again()
    {
        var path = "";
        var refuse = true;
        var identity = new Identity(_ => Volatile.Read(ref refuse) ? throw new CredentialUnavailableException("no way in") : new AccessToken("a.b.c", DateTimeOffset.UtcNow.AddHours(1)));
        await using var bus = await TestBus.NewAsync(
            new BrokerSettings { TlsPort = 0, Jwt = "a.b.c" },
            options => options with { CertificateFile = path },
            broker =>
            {
                path = broker.CertificatePath;
                return $"Endpoint=sb://127.0.0.1:{broker.TlsPort}/";
            },
            identity);
        bus.Client.Start();
        await Eventually.True(() => bus.Client.State.Failure == BusFailure.Unauthorized, "the refusal is seen");
        Volatile.Write(ref refuse, false);
        await bus.Client.WaitConnectedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    private sealed class Identity(Func<TokenRequestContext, AccessToken> give) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => give(requestContext);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(give(requestContext));
    }
}
