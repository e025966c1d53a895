using System.Globalization;
using Assay.Chaos.Silos;

namespace Assay.Chaos.Checking;

/// <summary>One line of a silo's record.</summary>
internal readonly record struct RecordLine(DateTimeOffset At, int ProcessId, string Kind, string What);

/// <summary>What all silos of a run wrote down so far, in order of time.</summary>
internal sealed class SiloRecords
{
    private readonly Dictionary<int, string> _addresses;
    private readonly Dictionary<string, DateTimeOffset> _dead;

    private SiloRecords(List<RecordLine> lines)
    {
        Lines = lines;
        _addresses = lines.Where(line => line.Kind == SiloRecord.Self).ToDictionary(line => line.ProcessId, line => line.What);
        _dead = lines.Where(line => line.Kind == SiloRecord.Dead).GroupBy(line => line.What).ToDictionary(group => group.Key, group => group.Min(line => line.At));
    }

    public IReadOnlyList<RecordLine> Lines { get; }

    /// <summary>The calls of the grader as they began, by submission and run.</summary>
    public ILookup<string, RecordLine> CallsByRun => Lines
        .Where(line => line.Kind == SiloRecord.Began)
        .ToLookup(line => line.What[..line.What.LastIndexOf(' ')]);

    public static SiloRecords Read(string folder)
    {
        List<RecordLine> lines = [];
        foreach (var path in Directory.EnumerateFiles(folder, SiloRecord.Pattern))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            while (reader.ReadLine() is { } line)
            {
                // The last line of a process that is writing may be there in part.
                if (line.Split(' ', 4) is [var at, var process, var kind, var what])
                    lines.Add(new RecordLine(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)), int.Parse(process, CultureInfo.InvariantCulture), kind, what));
            }
        }

        return new SiloRecords([.. lines.OrderBy(line => line.At)]);
    }

    public bool IsDeclaredDead(int processId) => DeclaredDeadAt(processId) is not null;

    /// <summary>When the first of the others heard that this process was declared dead.</summary>
    public DateTimeOffset? DeclaredDeadAt(int processId) =>
        _addresses.TryGetValue(processId, out var address) && _dead.TryGetValue(address, out var at) ? at : null;
}
