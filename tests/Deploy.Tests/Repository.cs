using System.Reflection;

namespace Assay.Deploy.Tests;

/// <summary>Where things lie, seen from the test's own output folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ServiceBus { get; } = Path.Combine(Root, "deploy", "service-bus");

    /// <summary>The compiler of the Bicep modules, in its package.</summary>
    public static string Bicep { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Bicep").Value!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orleans.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Orleans.sln is in no folder above the tests.");
    }
}
