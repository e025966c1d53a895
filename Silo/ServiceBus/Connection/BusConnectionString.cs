using System.Diagnostics.CodeAnalysis;

namespace Assay.ServiceBus.Connection;

/// <summary>A connection string of Azure Service Bus, taken apart strictly. Its text never shows the key.</summary>
internal sealed class BusConnectionString
{
    public const string SettingName = "AZURE_SERVICE_BUS_CONNECTION_STRING";
    private const int SecurePort = 5671;
    private const int PlainPort = 5672;
    private const string Example = "Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<policy>;SharedAccessKey=<key>";

    private static readonly string[] Known = ["Endpoint", "SharedAccessKeyName", "SharedAccessKey", "Authentication", "UseDevelopmentEmulator"];

    // Parts of strings for other clients.
    private static readonly string[] Foreign = ["EntityPath", "SharedAccessSignature", "TransportType", "OperationTimeout", "RuntimePort", "ManagementPort", "StsEndpoint"];

    private BusConnectionString(string host, int port, bool plain, string? keyName, string? key)
    {
        (Host, Port, IsPlain, KeyName, Key) = (host, port, plain, keyName, key);
    }

    public string Host { get; }

    public int Port { get; }

    /// <summary>True with <c>UseDevelopmentEmulator=true</c> alone: AMQP without TLS.</summary>
    public bool IsPlain { get; }

    public string? KeyName { get; }

    public string? Key { get; }

    /// <summary>True without a key: tokens come from the identity of the process.</summary>
    [MemberNotNullWhen(false, nameof(Key), nameof(KeyName))]
    public bool UsesIdentity => Key is null;

    public static BusConnectionString Parse(string text)
    {
        var parts = Split(text.Trim());
        foreach (var name in parts.Keys)
            CheckName(name);

        var plain = ReadEmulator(parts);
        var (host, port) = ReadEndpoint(parts);
        parts.TryGetValue("SharedAccessKeyName", out var keyName);
        parts.TryGetValue("SharedAccessKey", out var key);
        if (key is null && keyName is not null)
            throw Wrong("SharedAccessKey is missing, though SharedAccessKeyName is there; take the whole string from the policy");
        if (key is not null && keyName is null)
            throw Wrong("SharedAccessKeyName is missing, though SharedAccessKey is there; take the whole string from the policy");
        CheckAuthentication(parts, key, plain);
        return new BusConnectionString(host, port ?? (plain ? PlainPort : SecurePort), plain, keyName, key);
    }

    public override string ToString() => $"sb://{Host}:{Port}/";

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (text.StartsWith("sb://", StringComparison.OrdinalIgnoreCase) && !text.Contains(';', StringComparison.Ordinal))
            text = "Endpoint=" + text;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Wrong($"a part has no name; each is name=value, as in {Example}");
            var (name, value) = (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (value.Length == 0)
                throw Wrong($"the part {Shown(name)} is empty");
            if (!parts.TryAdd(name, value))
                throw Wrong($"the part {Shown(name)} is there twice");
        }

        return parts;
    }

    private static void CheckName(string name)
    {
        if (name.Equals("EntityPath", StringComparison.OrdinalIgnoreCase))
            throw Wrong("EntityPath is there, so the string belongs to one queue and both are needed; take the string of a policy of the namespace, or one that is good for both queues without EntityPath");
        if (name.Equals("SharedAccessSignature", StringComparison.OrdinalIgnoreCase))
            throw Wrong("SharedAccessSignature cannot be renewed when it runs out; give SharedAccessKeyName and SharedAccessKey, or leave all three out to use the identity of the process");
        if (!Known.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw Wrong($"the part {Shown(name)} is not known; leave it out. Known are {string.Join(", ", Known)}");
    }

    private static bool ReadEmulator(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("UseDevelopmentEmulator", out var text))
            return false;
        return bool.TryParse(text, out var flag) ? flag : throw Wrong("UseDevelopmentEmulator must be true or false");
    }

    private static (string Host, int? Port) ReadEndpoint(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("Endpoint", out var text))
            throw Wrong($"Endpoint is missing; an example is {Example}");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "sb" || address.Host.Length == 0)
            throw Wrong("Endpoint must be an address that begins with sb://, for example sb://assay.servicebus.windows.net/");
        if (address.AbsolutePath is not ("/" or "") || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw Wrong("Endpoint must be a host and at most a port, with nothing after it");
        return (address.IdnHost, address.Port is > 0 ? address.Port : null);
    }

    private static void CheckAuthentication(Dictionary<string, string> parts, string? key, bool plain)
    {
        if (parts.TryGetValue("Authentication", out var way))
        {
            if (key is not null)
                throw Wrong("Authentication and SharedAccessKey are both there; leave one out");
            if (way.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is not ("MANAGEDIDENTITY" or "DEFAULTAZURECREDENTIAL" or "ENTRAID"))
                throw Wrong("Authentication must be ManagedIdentity or DefaultAzureCredential; both use the identity of the process");
        }

        if (plain && key is null)
            throw Wrong("SharedAccessKeyName and SharedAccessKey are missing; an identity's token is never sent without TLS, so UseDevelopmentEmulator needs a key");
    }

    // A string put together wrongly can have a piece of the key where a name belongs, so only familiar names are repeated.
    private static string Shown(string name) =>
        Known.Concat(Foreign).FirstOrDefault(familiar => familiar.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? "with an unfamiliar name";

    private static BusSettingException Wrong(string why) => new($"{SettingName}: {why}.");
}
