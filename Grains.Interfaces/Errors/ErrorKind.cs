namespace Assay.Errors;

/// <summary>The kinds of refusal, each with the HTTP status that the API answers with.</summary>
public enum ErrorKind
{
    /// <summary>The request itself is wrong (400).</summary>
    Invalid,

    /// <summary>No such thing, or not visible to the caller (404).</summary>
    NotFound,

    /// <summary>The caller is known but this is not theirs (403).</summary>
    Forbidden,

    /// <summary>The present state forbids it (409).</summary>
    Conflict,

    /// <summary>It was there once and its time is over (410).</summary>
    Gone,

    /// <summary>The store or the cluster cannot answer now; the same call may be repeated (503).</summary>
    Unavailable,

    /// <summary>The sign-in was refused (401).</summary>
    Unauthorized,

    /// <summary>Larger than the documented limit (413).</summary>
    TooLarge,

    /// <summary>Readable, but a field breaks a documented rule (422).</summary>
    Unprocessable,

    /// <summary>Too many tries (429).</summary>
    Throttled,
}
