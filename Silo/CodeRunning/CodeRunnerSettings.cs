using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.CodeRunning;

/// <summary>Whether code is run, and where.</summary>
/// <param name="Options">Where the runner is; null when code is not run.</param>
/// <param name="Warning">What the settings say that cannot be meant, or null.</param>
internal sealed record CodeRunnerSettings(Judge0Options? Options, string? Warning)
{
    private const string Flag = "USE_JUDGE0";

    public static CodeRunnerSettings Read(IConfiguration configuration)
    {
        var (on, unknown) = TrueWord.Read(configuration, Flag, "the code runner");
        if (!on)
            return new CodeRunnerSettings(null, unknown);
        return Judge0Options.Read(configuration) is { } options
            ? new CodeRunnerSettings(options, unknown)
            : new CodeRunnerSettings(null, $"{Flag} is true and {Judge0Options.AddressName} is not set: code is not run.");
    }
}
