using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Clustering;

/// <summary>Refuses a start in one process whose settings want a cluster.</summary>
internal static class EmbeddedSettings
{
    public static void Check(IConfiguration configuration)
    {
        if (StorageSettings.ReadBackend(configuration) is { } backend and not StorageBackend.Sqlite)
        {
            throw StorageSettings.BackendName.Wrong(
                $"{Word(backend)} is for silos; start them with \"dotnet run --project Silo\", and give this process {ClusterSettings.MembershipName} or "
                + $"{Client.ClientSettings.GatewaysName} instead. Without any of them it keeps its data in files of its own");
        }
    }

    private static string Word(StorageBackend backend) => backend == StorageBackend.Postgres ? "postgres" : "cosmos";
}
