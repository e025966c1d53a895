using System.Net;
using Assay.Servers;

namespace Assay.Bench;

/// <summary>Where a row keeps its data, and the silo's place in its cluster.</summary>
/// <param name="Folder">For files of its own.</param>
/// <param name="Server">Set when the data goes to PostgreSQL.</param>
/// <param name="ConnectionString">Of the row's own schema there.</param>
/// <param name="SiloPort">The silo's port.</param>
/// <param name="Primary">The silo of the same row that was first; null for that one itself.</param>
internal sealed record BenchStore(string Folder, PostgresServer? Server, string ConnectionString, int SiloPort, IPEndPoint? Primary)
{
    /// <summary>Processor time so far of this process and of the database server.</summary>
    public TimeSpan CpuTime => Environment.CpuUsage.TotalTime + (Server is null ? TimeSpan.Zero : ServerCpu.Of(Server.Process.Id));

    public static async Task<BenchStore> NewAsync(string folder, PostgresServer? server) =>
        new(folder, server, server is null ? "" : await server.NewSchemaAsync(), FreePort.Next(), null);

    /// <summary>For another silo of the same row.</summary>
    public BenchStore Beside() => this with { SiloPort = FreePort.Next(), Primary = new IPEndPoint(IPAddress.Loopback, SiloPort) };
}
