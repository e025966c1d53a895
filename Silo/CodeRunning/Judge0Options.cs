using System.Globalization;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.CodeRunning;

/// <summary>Where the runner is, what a program may use, and how long to wait; wrong settings are refused by name.</summary>
internal sealed record Judge0Options
{
    public static readonly Setting AddressName = new("CodeRunner:Url", "JUDGE0_API_URL");
    private static readonly Setting KeyName = new("CodeRunner:Key", "JUDGE0_API_KEY");
    private static readonly Setting PlainName = new("CodeRunner:AllowHttp", "JUDGE0_ALLOW_HTTP");
    private static readonly Setting TogetherName = new("CodeRunner:Concurrency", "JUDGE0_CONCURRENCY");
    private const int MostTogether = 1_000;

    /// <summary>Ends with a slash.</summary>
    public required Uri Address { get; init; }

    /// <summary>Empty: none is sent.</summary>
    public string Key { get; init; } = "";

    /// <summary>Runs of one silo at a time; a Judge0 as it is shipped queues 100. Default: 16.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Processor time of a program. Default: 5 s.</summary>
    public TimeSpan ProcessorLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Real time of a program. Default: 10 s.</summary>
    public TimeSpan WallLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Memory of a program. Default: 256,000 kB.</summary>
    public int MemoryKilobytes { get; init; } = 256_000;

    /// <summary>The longest reply that is read, with everything that a program printed. Default: 2,000,000 bytes.</summary>
    public int MostReplyBytes { get; init; } = 2_000_000;

    /// <summary>For one try of one call. Default: 10 s.</summary>
    public TimeSpan TryLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For one call with its repetitions and the reading of its reply. Default: 30 s.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first wait before a call is repeated; doubled once. Default: 0.5 s.</summary>
    public TimeSpan RepeatPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>From handing a program in to its result. Default: 40 s.</summary>
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The first wait for a result; half as long again each time. Default: 0.2 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait for a result. Default: 2 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the list of languages is believed. Default: an hour.</summary>
    public TimeSpan LanguagesLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Null when there is no address.</summary>
    public static Judge0Options? Read(IConfiguration configuration)
    {
        if (AddressName.Read(configuration) is not { } text)
            return null;
        var options = new Judge0Options { Address = ReadAddress(text, PlainName.ReadFlag(configuration)), Key = ReadKey(configuration) };
        return TogetherName.Read(configuration) switch
        {
            null => options,
            var count when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostTogether =>
                options with { Concurrency = number },
            var count => throw TogetherName.Wrong($"\"{count}\" must be a number from 1 to {MostTogether}"),
        };
    }

    // What is in the address is not shown: people put credentials there.
    private static Uri ReadAddress(string text, bool allowHttp)
    {
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw AddressName.Wrong("it must be an address, for example https://judge0.example.com");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw AddressName.Wrong($"it must hold no credentials, query or fragment; a key belongs into {KeyName}");
        return address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !allowHttp
            ? throw AddressName.Wrong($"it must start with https; for a runner in a network of your own set {PlainName} to true")
            : address;
    }

    private static string ReadKey(IConfiguration configuration)
    {
        var key = KeyName.Read(configuration) ?? "";
        return key.All(letter => letter is > ' ' and < '\x7f')
            ? key
            : throw KeyName.Wrong("it holds a blank or another character that no key has");
    }
}
