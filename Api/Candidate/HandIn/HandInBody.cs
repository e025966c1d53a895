using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>What a submit or autosave body said, as far as it could be read.</summary>
/// <param name="Sheet">Answers, events, and notes on what was left out.</param>
/// <param name="AutoSubmitted">The client handed in on the candidate's behalf.</param>
/// <param name="ViolationCount">Violations that the client counted.</param>
/// <param name="AutoSubmitReason">The client's reason.</param>
/// <param name="AutoSubmitTimestamp">The client's time.</param>
internal sealed record HandInBody(
    AnswerSheet Sheet,
    bool AutoSubmitted,
    int ViolationCount,
    string? AutoSubmitReason,
    string? AutoSubmitTimestamp);
