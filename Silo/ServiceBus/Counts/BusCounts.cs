using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Xml;
using System.Xml.Linq;
using Assay.ServiceBus.Connection;

namespace Assay.ServiceBus.Counts;

/// <summary>Asks the namespace over HTTP how many messages its queues hold. That needs the right Manage, which sending and receiving do not.</summary>
internal sealed class BusCounts : IDisposable
{
    private const string Version = "2021-05";
    private const int EmulatorPort = 5300;

    private readonly BusParts _parts;
    private readonly HttpClient _http;

    public BusCounts(BusParts parts)
    {
        _parts = parts;
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        if (BusTrust.For(parts.Options.CertificateFile) is { } check)
            handler.SslOptions.RemoteCertificateValidationCallback = check;
        _http = new HttpClient(handler)
        {
            BaseAddress = AddressOf(parts.Options),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
    }

    /// <exception cref="BusException">The message says why the counts are missing and what to do.</exception>
    public async Task<QueueCounts> ReadAsync(string queue, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_parts.Options.CountsLimit, _parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{queue}?api-version={Version}", UriKind.Relative));
            var token = await _parts.Tokens.GetAsync(_parts.Audience(queue), either.Token);
            request.Headers.TryAddWithoutValidation("Authorization", token.Authorization);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/atom+xml"));
            using var response = await _http.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode
                ? Parse(await response.Content.ReadAsStringAsync(either.Token), queue)
                : throw Refused(response.StatusCode, queue);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BusException(BusFailure.Timeout, $"The counts of {queue} did not come within the limit");
        }
        catch (HttpRequestException failure)
        {
            throw new BusException(BusFailure.Unreachable, $"The counts of {queue} cannot be read: {failure.Message}", cause: failure);
        }
    }

    public void Dispose() => _http.Dispose();

    internal static QueueCounts Parse(string xml, string queue)
    {
        try
        {
            // For a queue that is not there the service answers with an empty list.
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var details = XDocument.Load(reader).Descendants().FirstOrDefault(element => element.Name.LocalName == "CountDetails")
                ?? throw new BusException(BusFailure.NotFound, $"The namespace has no queue {queue}");
            return new QueueCounts(Count("ActiveMessageCount"), Count("DeadLetterMessageCount"), Count("ScheduledMessageCount"));

            long Count(string name) =>
                details.Elements().FirstOrDefault(element => element.Name.LocalName == name) is { } found
                    && long.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new BusException(BusFailure.Rejected, $"The counts of {queue} are not understood: {name} is missing");
        }
        catch (XmlException unreadable)
        {
            throw new BusException(BusFailure.Rejected, $"The counts of {queue} are not understood", cause: unreadable);
        }
    }

    private static Uri AddressOf(BusOptions options) => options.AdminEndpoint
        ?? (options.Connection.IsPlain
            ? new UriBuilder(Uri.UriSchemeHttp, options.Connection.Host, EmulatorPort).Uri
            : new UriBuilder(Uri.UriSchemeHttps, options.Connection.Host).Uri);

    private static BusException Refused(HttpStatusCode status, string queue) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new BusException(
            BusFailure.Unauthorized,
            $"The counts of {queue} are not shown ({(int)status}): the policy or role lacks the right Manage. Sending and receiving do without it."),
        HttpStatusCode.NotFound => new BusException(BusFailure.NotFound, $"The namespace has no queue {queue}"),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new BusException(BusFailure.Throttled, $"The namespace is asked for too much to count {queue} ({(int)status})"),
        _ => new BusException(BusFailure.Unreachable, $"The counts of {queue} cannot be read ({(int)status})"),
    };
}
