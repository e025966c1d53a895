using System.Globalization;

namespace Assay.Api.Hosting;

/// <summary>Reads single settings and refuses bad ones by name.</summary>
internal static class SettingReader
{
    public static int ReadInt(this IConfiguration configuration, string name, int fallback, int least, int most)
    {
        var text = configuration[name];
        if (string.IsNullOrWhiteSpace(text))
            return fallback;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        throw new SettingsException($"{name} must be a whole number from {least} to {most}.");
    }
}
