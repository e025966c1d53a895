using System.Globalization;
using Assay.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Assay.Silo.Configuration;

/// <summary>Reads <see cref="PipelineOptions"/> from the section <c>Pipeline</c> and from the names that the earlier system used.</summary>
internal static class PipelineSettings
{
    public static void Read(IConfiguration configuration, PipelineOptions options)
    {
        configuration.GetSection("Pipeline").Bind(options);
        if (configuration["AUTO_SUBMIT_ENABLED"] is { Length: > 0 } auto)
            options.AutoSubmit = Parse<bool>("AUTO_SUBMIT_ENABLED", auto, bool.TryParse(auto.Trim(), out var enabled) ? enabled : null);
        if (configuration["AUTO_SUBMIT_GRACE_PERIOD"] is { Length: > 0 } grace)
            options.GraceSeconds = Whole("AUTO_SUBMIT_GRACE_PERIOD", grace);
        if (configuration["AZURE_SERVICE_BUS_MAX_RETRIES"] is { Length: > 0 } attempts)
            options.MaxAttempts = Whole("AZURE_SERVICE_BUS_MAX_RETRIES", attempts);
        if (configuration["AZURE_SERVICE_BUS_RETRY_DELAY"] is { Length: > 0 } delay)
            options.RetryDelay = TimeSpan.FromSeconds(Whole("AZURE_SERVICE_BUS_RETRY_DELAY", delay));
    }

    private static int Whole(string name, string text) =>
        Parse<int>(name, text, int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    private static T Parse<T>(string name, string text, T? value)
        where T : struct =>
        value ?? throw new OptionsValidationException(
            Options.DefaultName,
            typeof(PipelineOptions),
            [$"The setting {name} is \"{text}\"; it must be {(typeof(T) == typeof(bool) ? "true or false" : "a whole number")}."]);
}
