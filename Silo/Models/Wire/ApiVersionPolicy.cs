using System.ClientModel.Primitives;

namespace Assay.Silo.Models.Wire;

/// <summary>Puts Azure's version into the address.</summary>
internal sealed class ApiVersionPolicy(string version) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Apply(message);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        Apply(message);
        return ProcessNextAsync(message, pipeline, currentIndex);
    }

    private void Apply(PipelineMessage message) =>
        message.Request.Uri = new UriBuilder(message.Request.Uri!) { Query = "api-version=" + Uri.EscapeDataString(version) }.Uri;
}
