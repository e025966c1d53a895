namespace Assay.Errors;

/// <summary>
/// A refusal that crosses from a grain to its caller: a stable code, what kind of refusal it is, and a sentence
/// saying what to do. Never carries candidate text, keys or codes.
/// </summary>
[GenerateSerializer]
[Alias("assay.AssayException")]
public sealed class AssayException : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="kind">What kind of refusal this is; decides the HTTP status.</param>
    /// <param name="code">Stable snake_case code, for example <c>submission_not_found</c>.</param>
    /// <param name="message">One sentence for a person: what is wrong and what to do.</param>
    public AssayException(ErrorKind kind, string code, string message)
        : base(message)
    {
        Kind = kind;
        Code = code;
    }

    /// <summary>What kind of refusal this is.</summary>
    [Id(0)]
    public ErrorKind Kind { get; }

    /// <summary>Stable snake_case code of the refusal.</summary>
    [Id(1)]
    public string Code { get; }
}
