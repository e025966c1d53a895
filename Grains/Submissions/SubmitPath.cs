namespace Assay.Submissions;

/// <summary>How the work of a hand-in was set off.</summary>
internal enum SubmitPath
{
    /// <summary>In a job slot, or once one is free.</summary>
    Direct,

    /// <summary>By a message that the broker has confirmed.</summary>
    Message,

    /// <summary>As <see cref="Direct"/>, because no message could be sent.</summary>
    Fallback,
}
