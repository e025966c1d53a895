namespace Assay.Submissions;

/// <summary>The background task of a run that this activation is working on.</summary>
internal sealed class RunHandle(int number)
{
    public int Number => number;

    /// <summary>Cancelled when the run was superseded, or must end because the silo stops.</summary>
    public CancellationTokenSource Stop { get; } = new();

    public Task Task { get; set; } = Task.CompletedTask;
}
