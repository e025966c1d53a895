using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Configuration;

/// <summary>One setting under its two names, <c>Cluster:Membership</c> and <c>ASSAY_MEMBERSHIP</c>; the first wins.</summary>
/// <param name="Section">The name in a section.</param>
/// <param name="Environment">The short name for the environment, or null.</param>
internal sealed record Setting(string Section, string? Environment = null)
{
    /// <summary>Both names, for messages.</summary>
    public override string ToString() => Environment is null ? Section : $"{Section} ({Environment})";

    public string? Read(IConfiguration configuration)
    {
        if (configuration[Section]?.Trim() is { Length: > 0 } value)
            return value;
        return Environment is not null && configuration[Environment]?.Trim() is { Length: > 0 } other ? other : null;
    }

    public int? ReadPort(IConfiguration configuration) => Read(configuration) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 => port,
        var text => throw Wrong($"\"{text}\" is not a port; give a number from 1 to 65535"),
    };

    public bool ReadFlag(IConfiguration configuration) => Read(configuration) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw Wrong($"\"{text}\" is neither true nor false"),
    };

    public StartupException Wrong(string why) => new($"{this}: {why}.");
}
