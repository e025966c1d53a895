using Assay.Silo.Clustering.Client;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo;

/// <summary>Where the API finds its grains: in a silo of its own process, or in a cluster.</summary>
public static class AssayCluster
{
    /// <summary>
    /// Makes this process a client of the cluster that the settings name. Without any it changes nothing and returns null: the
    /// silo belongs into this process then.
    /// </summary>
    /// <param name="builder">The process.</param>
    /// <returns>The cluster in words, or null.</returns>
    public static string? TryAddAssayClient(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (ClientSettings.Read(builder.Configuration) is not { } settings)
            return null;
        builder.AddClusterClient(settings);
        return settings.InWords;
    }
}
