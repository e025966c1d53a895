namespace Assay.Scoring;

/// <summary>The API's way to the code runner, key <see cref="Key"/>; a stateless worker that keeps nothing of what it runs.</summary>
[Alias("assay.ICodeRunGrain")]
public interface ICodeRunGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "code-run";

    /// <summary>True when a code runner is configured, whether it answers or not.</summary>
    [Alias("IsConfigured")]
    Task<bool> IsConfigured();

    /// <summary>Runs a program once, waiting for its end within the runner's limits. Never throws for the runner's sake.</summary>
    [ResponseTimeout("00:01:30")]
    [Alias("Run")]
    Task<CodeRunReply> Run(CodeRunRequest request);
}
