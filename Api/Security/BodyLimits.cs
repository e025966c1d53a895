namespace Assay.Api.Security;

/// <summary>How large a request body may be.</summary>
internal static class BodyLimits
{
    /// <summary>Every call but those below: 1 MB.</summary>
    public const int Ordinary = 1024 * 1024;

    /// <summary>Submit and autosave: 8 MB.</summary>
    public const int HandIn = 8 * 1024 * 1024;
}
