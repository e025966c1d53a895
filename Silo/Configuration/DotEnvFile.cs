using dotenv.net;

namespace Assay.Silo.Configuration;

/// <summary>Reads <c>.env</c> of the working directory into the environment; what the environment has already wins.</summary>
public static class DotEnvFile
{
    /// <summary>Reads the file, if there is one.</summary>
    /// <param name="directory">Where the process was started.</param>
    public static void Load(string directory)
    {
        foreach (var (name, value) in Read(directory))
        {
            if (Environment.GetEnvironmentVariable(name) is null)
                Environment.SetEnvironmentVariable(name, value);
        }
    }

    internal static IDictionary<string, string> Read(string directory)
    {
        var path = Path.Combine(directory, ".env");
        if (!File.Exists(path))
            return new Dictionary<string, string>();

        try
        {
            return DotEnv.Read(new DotEnvOptions(
                ignoreExceptions: false,
                envFilePaths: [path],
                trimValues: true,
                supportExportSyntax: true,
                supportInlineComments: true,
                supportVariableExpansion: false));
        }
        catch (Exception error)
        {
            throw new StartupException($"{path} cannot be read: {error.Message}");
        }
    }
}
