using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary><c>GET /assessment/{id}/timer</c>: the server's clock decides.</summary>
internal static class Timer
{
    public static async Task<Reply> Get(string id, CandidateIdentity me, IGrainFactory grains)
    {
        me.MustOwnEither(id);
        return Of(await grains.GetGrain<ISubmissionGrain>(me.SubmissionId).GetSession());
    }

    internal static Reply Of(CandidateSession session)
    {
        var completed = session.CompletedAt is not null;
        var end = session.ExpirationTime;

        // A test handed in early has not run out, however late it is now.
        var at = session.CompletedAt ?? session.Now;
        var expired = session.Status == SubmissionStatus.Expired || (end is { } due && at >= due);
        var graceLeft = end is { } over && !completed && session.Now >= over
            ? Seconds(over.AddSeconds(session.GraceSeconds) - session.Now)
            : 0;
        var remaining = completed || expired ? 0 : Remaining(session);
        return new Reply(
            remaining,
            remaining,
            expired,
            expired,
            completed,
            end,
            session.Now,
            session.Now,
            session.GraceSeconds,
            graceLeft > 0,
            graceLeft,
            session.Status);
    }

    private static int Remaining(CandidateSession session) => session.ExpirationTime is { } end
        ? Seconds(end - session.Now)
        : session.DurationMinutes * 60;

    // Rounded up, so that 0 means over.
    private static int Seconds(TimeSpan span) => Math.Max(0, (int)Math.Ceiling(span.TotalSeconds));

    internal sealed record Reply(
        [property: JsonPropertyName("remaining_seconds")] int RemainingSeconds,
        [property: JsonPropertyName("time_remaining_seconds")] int TimeRemainingSeconds,
        [property: JsonPropertyName("is_expired")] bool IsExpired,
        [property: JsonPropertyName("time_expired")] bool TimeExpired,
        [property: JsonPropertyName("is_completed")] bool IsCompleted,
        [property: JsonPropertyName("expiration_time")] DateTimeOffset? ExpirationTime,
        [property: JsonPropertyName("current_time")] DateTimeOffset CurrentTime,
        [property: JsonPropertyName("current_server_time")] DateTimeOffset CurrentServerTime,
        [property: JsonPropertyName("grace_period_seconds")] int GracePeriodSeconds,
        [property: JsonPropertyName("grace_period_active")] bool GracePeriodActive,
        [property: JsonPropertyName("grace_period_remaining")] int GracePeriodRemaining,
        SubmissionStatus Status);
}
