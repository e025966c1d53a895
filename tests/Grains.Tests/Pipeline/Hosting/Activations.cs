using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Counts submissions held in memory.</summary>
internal static class Activations
{
    public static async Task<int> CountAsync(PipelineHost host)
    {
        var grains = await host.Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        return grains.Where(grain => grain.GrainType.Contains(nameof(SubmissionGrain), StringComparison.Ordinal)).Sum(grain => grain.ActivationCount);
    }
}
