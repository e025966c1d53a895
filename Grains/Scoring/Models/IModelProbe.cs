namespace Assay.Scoring.Models;

/// <summary>Asks how the model is, without a call that is paid for.</summary>
internal interface IModelProbe
{
    /// <summary>Answers within 5 s or a little more, and never throws for the model's sake.</summary>
    Task<ModelStatus> ProbeAsync();
}
