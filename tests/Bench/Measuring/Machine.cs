using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Assay.Bench;

/// <summary>What the figures were measured on.</summary>
internal sealed record Machine(
    DateTimeOffset At,
    int Cores,
    string Cpu,
    double MemoryGigabytes,
    string FileSystem,
    string DotNet,
    string Orleans,
    string Load)
{
    public static Machine Look(string folder) => new(
        DateTimeOffset.UtcNow,
        Environment.ProcessorCount,
        FirstLine("/proc/cpuinfo", "model name"),
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
        DriveOf(folder),
        RuntimeInformation.FrameworkDescription,
        typeof(Grain).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split(". ")[0] ?? "",
        LoadNow());

    /// <summary>The load averages of 1, 5 and 15 minutes, where the system tells.</summary>
    public static string LoadNow() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At:u}  {Cores} cores {Cpu}, {MemoryGigabytes} GB, {FileSystem}; {DotNet}, Orleans {Orleans}; load {Load}");

    private static string DriveOf(string folder)
    {
        var drive = DriveInfo.GetDrives()
            .Where(drive => drive.IsReady && folder.StartsWith(drive.Name, StringComparison.Ordinal))
            .MaxBy(drive => drive.Name.Length);
        return drive is null ? "unknown file system" : drive.DriveFormat;
    }

    private static string FirstLine(string file, string name) =>
        File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "CPU"
            : "CPU";
}
