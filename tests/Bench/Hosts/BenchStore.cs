using Assay.Servers;

namespace Assay.Bench;

/// <summary>Where a row keeps its data.</summary>
/// <param name="Folder">For files of its own.</param>
/// <param name="Server">Set when the data goes to PostgreSQL.</param>
internal sealed record BenchStore(string Folder, PostgresServer? Server)
{
    /// <summary>Processor time so far of this process and of the database server.</summary>
    public TimeSpan CpuTime => Environment.CpuUsage.TotalTime + (Server is null ? TimeSpan.Zero : ServerCpu.Of(Server.Process.Id));
}
