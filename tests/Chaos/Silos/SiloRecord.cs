using System.Globalization;
using System.Text;

namespace Assay.Chaos.Silos;

/// <summary>
/// What one silo process writes down as it happens: who it is, each call of the grader, each silo it heard to be dead. A line is one
/// write at the end of the process's own file: SIGKILL takes none of it away.
/// </summary>
internal sealed class SiloRecord(string folder) : IDisposable
{
    public const string Self = "self";
    public const string Began = "began";
    public const string Ended = "ended";
    public const string Dead = "dead";
    public const string Pattern = "silo-*.record";

    private readonly Lock _gate = new();
    private readonly FileStream _file = new(
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"silo-{Environment.ProcessId}-{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}.record")),
        FileMode.CreateNew,
        FileAccess.Write,
        FileShare.ReadWrite,
        bufferSize: 0);

    public void Write(string kind, string what)
    {
        lock (_gate)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()} {Environment.ProcessId} {kind} {what}\n");
            _file.Write(Encoding.UTF8.GetBytes(line));
        }
    }

    public void Dispose() => _file.Dispose();
}
