namespace Assay.Tests.Judging;

/// <summary>A judge with its packages, in a place that git does not look at; installed again only when the lock file changes.</summary>
internal static class JudgeFolder
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(3);

    public static async Task<string> PrepareAsync(string judge)
    {
        var source = Path.Combine(Root(), "tests", judge);
        var folder = Directory.CreateDirectory(Path.Combine(source, "obj", "run")).FullName;
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);

        var wanted = await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"));
        var stamp = Path.Combine(folder, "node_modules", ".installed");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return folder;
        var install = await ToolRun.OfAsync(folder, InstallLimit, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress");
        Assert.True(install.ExitCode == 0, install.Output);
        await File.WriteAllTextAsync(stamp, wanted);
        return folder;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orleans.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Orleans.sln is in no folder above the tests.");
        return folder;
    }
}
