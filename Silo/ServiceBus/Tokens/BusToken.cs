namespace Assay.ServiceBus.Tokens;

/// <summary>What the broker is shown.</summary>
internal sealed class BusToken(string value, string type, DateTimeOffset expiresAt)
{
    public const string Sas = "servicebus.windows.net:sastoken";
    public const string Jwt = "jwt";

    public string Value { get; } = value;

    public string Type { get; } = type;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>The header of an HTTP request.</summary>
    public string Authorization => Type == Jwt ? $"Bearer {Value}" : Value;

    public override string ToString() => $"{Type} until {ExpiresAt:O}";
}
