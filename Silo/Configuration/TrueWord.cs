using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Configuration;

/// <summary>Reads the switches of the system that this one replaces: only "true" turns something on, and no other word stops a silo.</summary>
internal static class TrueWord
{
    /// <param name="configuration">Where it is set.</param>
    /// <param name="name">The setting, for example <c>USE_SERVICE_BUS</c>.</param>
    /// <param name="what">What it turns on, for the warning about an unknown word.</param>
    public static (bool On, string? Warning) Read(IConfiguration configuration, string name, string what)
    {
        var word = (configuration[name] ?? "").Split('#')[0].Trim();
        if (word.Equals("true", StringComparison.OrdinalIgnoreCase))
            return (true, null);
        return word.Length == 0 || word.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? (false, null)
            : (false, $"{name} is \"{word}\"; only \"true\" turns {what} on, so it is off.");
    }
}
