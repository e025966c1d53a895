using Assay.Pipeline;
using Assay.Servers;
using Assay.Silo;
using Assay.Silo.Storage.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.Bench;

/// <summary>A silo alone in its cluster whose state is in PostgreSQL, in a schema of its own.</summary>
internal static class PostgresSilo
{
    public static async Task AddAsync(HostApplicationBuilder builder, PostgresServer server)
    {
        var connectionString = await server.NewSchemaAsync();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next(), serviceId: "assay", clusterId: "assay");
            silo.UseInMemoryReminderService();
            silo.Services.AddOptions<PipelineOptions>().Configure(options => builder.Configuration.GetSection("Pipeline").Bind(options));
            silo.AddAssayParts();
            silo.AddPostgresStorage(options => options.ConnectionString = connectionString);
        });
    }
}
