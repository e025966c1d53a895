namespace Assay.Api.Admin.Tests;

/// <summary>The reply to a created test; the only place where its login code is ever shown.</summary>
internal sealed record TestCreated(
    bool Success,
    string TestId,
    string AssessmentId,
    string LoginCode,
    DateTimeOffset ExpiresAt,
    string Message,
    string Source);
