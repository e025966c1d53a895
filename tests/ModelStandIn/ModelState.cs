using Assay.Tests.ModelStandIn.Faults;
using Assay.Tests.ModelStandIn.Requests;
using Assay.Tests.ModelStandIn.Scripts;

namespace Assay.Tests.ModelStandIn;

/// <summary>What the switches change.</summary>
internal sealed class ModelState
{
    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public IReadOnlyList<string> Models { get; set; } = [ModelServer.DefaultModel, ModelServer.ReasoningModel];

    public Func<ModelRequest, string> Script { get; set; } = new SchemaScript().Answer;

    public TimeSpan Delay { get; set; }
}
