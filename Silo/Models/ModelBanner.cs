using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Models;

/// <summary>Says who judges the answers.</summary>
public static class ModelBanner
{
    /// <summary>The model and the host that it is at, or that there is none; never a key.</summary>
    /// <param name="configuration">With the settings of the model.</param>
    public static string Describe(IConfiguration configuration) =>
        ModelSettings.Read(configuration)?.ToString() ?? "none; answers are graded by the embedded grader";
}
