using System.Globalization;

namespace Assay.Bench;

/// <summary>Processor time of a server and of all its processes, those that have ended included, from <c>/proc</c>.</summary>
internal static class ServerCpu
{
    // Of the numbers after the command name, which stands in brackets and may hold anything.
    private const int ParentField = 1;
    private const int OwnFields = 11;
    private const int EndedFields = 13;
    private const double TicksPerSecond = 100;

    public static TimeSpan Of(int server)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) || Fields(folder) is not { } fields)
                continue;
            if (process == server)
                ticks += Number(fields, OwnFields) + Number(fields, OwnFields + 1) + Number(fields, EndedFields) + Number(fields, EndedFields + 1);
            else if (Number(fields, ParentField) == server)
                ticks += Number(fields, OwnFields) + Number(fields, OwnFields + 1);
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static string[]? Fields(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Number(string[] fields, int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
}
