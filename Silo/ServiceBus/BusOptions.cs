using System.Globalization;
using Assay.ServiceBus.Connection;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.ServiceBus;

/// <summary>Where the bus is and how long to wait for it; wrong settings are refused by name.</summary>
internal sealed record BusOptions
{
    public static readonly Setting ConnectionName = new("ServiceBus:ConnectionString", BusConnectionString.SettingName);
    private static readonly Setting ScoringName = new("ServiceBus:ScoringQueue", "AZURE_SERVICE_BUS_SCORING_QUEUE");
    private static readonly Setting ReportName = new("ServiceBus:ReportQueue", "AZURE_SERVICE_BUS_REPORT_QUEUE");
    private static readonly Setting TimeToLiveName = new("ServiceBus:MessageTtl", "AZURE_SERVICE_BUS_MESSAGE_TTL");
    private static readonly Setting AdminName = new("ServiceBus:AdminEndpoint", "AZURE_SERVICE_BUS_ADMIN_ENDPOINT");
    private static readonly Setting CertificateName = new("ServiceBus:CaFile", "AZURE_SERVICE_BUS_CA_FILE");
    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(14);

    public required BusConnectionString Connection { get; init; }

    /// <summary>Default: <c>scoring-jobs</c>.</summary>
    public string ScoringQueue { get; init; } = "scoring-jobs";

    /// <summary>Default: <c>report-jobs</c>.</summary>
    public string ReportQueue { get; init; } = "report-jobs";

    /// <summary>How long a message may wait before it becomes a dead letter. Default: an hour.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a send may take in all. Default: 2 s.</summary>
    public TimeSpan SendLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For an attach and for a call to <c>$management</c>. Default: 10 s.</summary>
    public TimeSpan OperationLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From the first packet to the open connection. Default: 15 s.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For getting and handing over a token; the service hangs up without one after this. Default: 20 s.</summary>
    public TimeSpan TokenLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a token of a shared key is good for. Default: an hour.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>For the counts over HTTP. Default: 4 s.</summary>
    public TimeSpan CountsLimit { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>For an orderly close. Default: 3 s.</summary>
    public TimeSpan CloseLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The first wait before connecting again; doubled each time. Default: 0.5 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before connecting again. Default: 30 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the counts are read. Default: port 443 of the namespace; with the emulator, plain port 5300.</summary>
    public Uri? AdminEndpoint { get; init; }

    /// <summary>A certificate file (PEM) to trust besides the system's, for a broker on this machine.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Null when there is no connection string.</summary>
    public static BusOptions? Read(IConfiguration configuration)
    {
        if (ConnectionName.Read(configuration) is not { } text)
            return null;
        var defaults = new BusOptions { Connection = BusConnectionString.Parse(text) };
        var options = defaults with
        {
            ScoringQueue = ReadQueue(configuration, ScoringName, defaults.ScoringQueue),
            ReportQueue = ReadQueue(configuration, ReportName, defaults.ReportQueue),
            TimeToLive = ReadTimeToLive(configuration, defaults.TimeToLive),
            AdminEndpoint = ReadAdmin(configuration),
            CertificateFile = ReadCertificate(configuration),
        };
        return string.Equals(options.ScoringQueue, options.ReportQueue, StringComparison.OrdinalIgnoreCase)
            ? throw ReportName.Wrong($"\"{options.ReportQueue}\" is the scoring queue too; the two must be different queues")
            : options;
    }

    private static string ReadQueue(IConfiguration configuration, Setting name, string otherwise)
    {
        if (name.Read(configuration) is not { } text)
            return otherwise;
        var right = text.Length <= 260 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/');
        return right
            ? text
            : throw name.Wrong($"\"{text}\" is no name of a queue; letters, digits, '.', '-', '_' and '/', beginning and ending with a letter or digit");
    }

    private static TimeSpan ReadTimeToLive(IConfiguration configuration, TimeSpan otherwise)
    {
        if (TimeToLiveName.Read(configuration) is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= 60 && seconds <= LongestTimeToLive.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw TimeToLiveName.Wrong($"\"{text}\" must be a number of seconds from 60 to {(int)LongestTimeToLive.TotalSeconds}");
    }

    private static Uri? ReadAdmin(IConfiguration configuration)
    {
        if (AdminName.Read(configuration) is not { } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.AbsolutePath != "/")
            throw AdminName.Wrong($"\"{text}\" is not an address like https://assay.servicebus.windows.net");
        return address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback
            ? throw AdminName.Wrong("it must start with https; only a broker on this machine may do without")
            : address;
    }

    private static string? ReadCertificate(IConfiguration configuration)
    {
        var path = CertificateName.Read(configuration);
        if (path is not null)
            BusTrust.Load(path);
        return path;
    }
}
