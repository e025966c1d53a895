namespace Assay.Pipeline;

/// <summary>
/// A stage cannot go on before a certain time, through no fault of its own: its run gives the job slot back and waits in the
/// store. That is no failed attempt, and it may happen any number of times.
/// </summary>
public sealed class StagePausedException : Exception
{
    /// <summary>Makes a pause.</summary>
    /// <param name="code">Stable snake_case code, for example <c>model_budget_spent</c>.</param>
    /// <param name="message">A short description; never candidate text, keys or whole replies.</param>
    /// <param name="until">The earliest time to go on, UTC.</param>
    public StagePausedException(string code, string message, DateTimeOffset until)
        : base(message)
    {
        Code = code;
        Until = until;
    }

    /// <summary>Stable snake_case code.</summary>
    public string Code { get; }

    /// <summary>The earliest time to go on.</summary>
    public DateTimeOffset Until { get; }
}
