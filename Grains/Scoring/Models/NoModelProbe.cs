namespace Assay.Scoring.Models;

/// <summary>No language model is configured.</summary>
internal sealed class NoModelProbe : IModelProbe
{
    public Task<ModelStatus> ProbeAsync() => Task.FromResult(new ModelStatus
    {
        State = ModelState.Unavailable,
        Message = "No language model is configured. Answers are graded by the embedded graders; what they cannot judge goes to human review.",
        Service = "embedded",
    });
}
