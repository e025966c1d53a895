namespace Assay.EndToEnd.Processes;

/// <summary>Where things lie, seen from the test's own output folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The demo data, beside the repository.</summary>
    public static string DemoData { get; } = Path.Combine(Root, "..", "shared", "data", "demo");

    public static string Api => Output("Api", "Assay.Api.dll");

    public static string Silo => Output("Silo", "Assay.Silo.dll");

    public static string CrashHost => Output("tests/CrashHost", "Assay.CrashHost.dll");

    // Built like this assembly: …/bin/Debug/net10.0.
    private static string Output(string project, string assembly)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name, assembly);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Orleans.sln is in no folder above the tests.");
    }
}
