namespace Assay.Api.Errors;

/// <summary>A request that is readable but breaks documented rules: 422 <c>validation_failed</c>, with the complaints by field.</summary>
internal sealed class ValidationFailedException : Exception
{
    public ValidationFailedException(Dictionary<string, string[]> errors)
        : base(Summary(errors)) => Errors = errors;

    /// <summary>The code of the problem document.</summary>
    public const string Code = "validation_failed";

    /// <summary>What is wrong, by the path of the field, for example <c>questions[2].options</c>.</summary>
    public Dictionary<string, string[]> Errors { get; }

    // Old clients print the detail and nothing else, so the first complaint stands in it.
    private static string Summary(Dictionary<string, string[]> errors)
    {
        var first = errors.FirstOrDefault();
        return errors.Count switch
        {
            0 => "The request breaks a documented rule.",
            1 => $"{first.Key}: {first.Value[0]}",
            2 => $"{first.Key}: {first.Value[0]} (1 more field has errors)",
            _ => $"{first.Key}: {first.Value[0]} ({errors.Count - 1} more fields have errors)",
        };
    }
}
