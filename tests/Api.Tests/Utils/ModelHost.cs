using Assay.Api.Tests.Http;
using Assay.Tests.ModelStandIn;
using Microsoft.AspNetCore.Hosting;

namespace Assay.Api.Tests.Utils;

/// <summary>The whole process with the scripted model configured.</summary>
/// <param name="server">The model.</param>
internal sealed class ModelHost(ModelServer server) : ApiHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("MODEL_ENDPOINT", server.Endpoint);
        builder.UseSetting("MODEL_API_KEY", server.Key);
        builder.UseSetting("MODEL_NAME", ModelServer.DefaultModel);
    }
}
