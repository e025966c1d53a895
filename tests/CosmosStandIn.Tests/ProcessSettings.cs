using System.Runtime.CompilerServices;

namespace Assay.Tests.CosmosStandIn;

internal static class ProcessSettings
{
    /// <summary>The client asks a link-local address what machine it is on when it starts, and waits.</summary>
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
}
