using Assay.Pipeline;
using Assay.Servers;
using Assay.ServiceBus;
using Assay.Silo;
using Assay.Silo.Storage.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.Bench;

/// <summary>A silo whose state is in PostgreSQL, in the schema of its row.</summary>
internal static class PostgresSilo
{
    public static void Add(HostApplicationBuilder builder, BenchStore store) =>
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(store.SiloPort, FreePort.Next(), store.Primary, serviceId: "assay", clusterId: "assay");
            silo.UseInMemoryReminderService();
            silo.Services.AddOptions<PipelineOptions>().Configure(options => builder.Configuration.GetSection("Pipeline").Bind(options));
            silo.Services.AddJobQueue(BusSettings.Read(builder.Configuration));
            silo.AddAssayParts();
            silo.AddPostgresStorage(options => options.ConnectionString = store.ConnectionString);
        });
}
