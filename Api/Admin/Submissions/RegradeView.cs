using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>A request for a second look that no mark has answered yet.</summary>
internal sealed record RegradeView(string Actor, string Reason, DateTimeOffset At)
{
    public static RegradeView Of(RegradeRequest request) => new(request.Actor, request.Reason, request.At);
}
