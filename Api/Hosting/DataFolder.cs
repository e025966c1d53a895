namespace Assay.Api.Hosting;

/// <summary>Where this process keeps its files: <c>ASSAY_DATA</c>, else <c>.assay</c> in the working directory.</summary>
internal static class DataFolder
{
    public const string Setting = "ASSAY_DATA";

    public static string PathOf(IConfiguration configuration)
    {
        var setting = configuration[Setting];
        return Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? ".assay" : setting.Trim());
    }

    public static string Ensure(IConfiguration configuration)
    {
        var path = PathOf(configuration);
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Setting}: the data folder {path} cannot be made: {error.Message}");
        }
    }
}
