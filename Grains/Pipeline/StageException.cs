namespace Assay.Pipeline;

/// <summary>A stage could not be done. Everything else that a port throws counts as transient with code <c>unexpected_error</c>.</summary>
public sealed class StageException : Exception
{
    /// <summary>Makes a failure.</summary>
    /// <param name="code">Stable snake_case code, for example <c>grader_timeout</c>.</param>
    /// <param name="message">A short description; never candidate text, keys or whole replies.</param>
    /// <param name="permanent">True when trying again cannot help.</param>
    /// <param name="retryAfter">The earliest time to try again, when the other side named one.</param>
    /// <param name="inner">The cause.</param>
    public StageException(string code, string message, bool permanent = false, TimeSpan? retryAfter = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Permanent = permanent;
        RetryAfter = retryAfter;
    }

    /// <summary>Stable snake_case code.</summary>
    public string Code { get; }

    /// <summary>True when trying again cannot help.</summary>
    public bool Permanent { get; }

    /// <summary>How long the other side asked to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; }
}
