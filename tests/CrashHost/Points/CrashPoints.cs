namespace Assay.CrashHost.Points;

/// <summary>
/// The one list of places where a process kills itself: before and after every port call from submit to done, on every way
/// that a submission can take. Read by the host that dies and by the tests that count on it.
/// </summary>
internal static class CrashPoints
{
    public const string Before = ":before";
    public const string After = ":after";

    /// <summary>What a candidate's submit runs through when nothing goes wrong.</summary>
    public const string Submit = "submit";

    /// <summary>An answer sheet too large for the submission's own row.</summary>
    public const string LargeSheet = "large-sheet";

    /// <summary>No job slot is free: the row waits in the store.</summary>
    public const string Waiting = "waiting";

    /// <summary>The first attempt at scoring fails; a reminder brings the second.</summary>
    public const string ScoreRetry = "score-retry";

    /// <summary>The first attempt at the report fails.</summary>
    public const string ReportRetry = "report-retry";

    /// <summary>The candidate never submits: the clock hands in what was autosaved.</summary>
    public const string Deadline = "deadline";

    /// <summary>The run was cut off once already.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>A model is asked, several times a question, and paid for each reply.</summary>
    public const string Paid = "paid";

    private static readonly (string Scenario, string[] Calls)[] Ways =
    [
        (Submit, ["read:submission", "store:submitted", "read:assessment-version", "grader:written", "grader:code", "store:scored", "report:write", "store:reported"]),
        (LargeSheet, ["store:sheet-part", "store:submitted", "read:sheet-part", "store:scored"]),
        (Waiting, ["store:submitted", "catalog:due", "read:submission:waiting", "store:begun", "grader:written"]),
        (ScoreRetry, ["grader:written", "store:attempt_failed", "reminder:upsert", "catalog:due", "store:begun", "reminder:read", "reminder:remove", "grader:written:again", "store:scored", "report:write"]),
        (ReportRetry, ["report:write", "store:attempt_failed", "reminder:upsert", "catalog:due", "store:begun", "reminder:read", "reminder:remove", "report:write:again", "store:reported"]),
        (Deadline, ["catalog:due", "read:submission", "store:submitted", "read:assessment-version", "grader:written", "grader:code", "store:scored", "report:write", "store:reported"]),
        (Interrupted, ["catalog:orphans", "read:submission", "store:interrupted", "read:assessment-version", "grader:written", "store:scored"]),
    ];

    private static readonly string[] PaidCalls =
        ["store:paid:written.1", "store:paid:written.2", "grader:code", "store:paid:code.3", "store:paid:report.1"];

    private static readonly string[] EraseCalls =
        ["store:erased", "remove:sheet-part", "remove:revision", "remove:paid", "remove:login-code", "reminder:read", "traces", "store:purged"];

    /// <summary>The points of an erase, in the order they are passed. Just after one call is just before the next.</summary>
    public static IReadOnlyList<string> Erase { get; } = [EraseCalls[0] + Before, .. EraseCalls.Select(call => call + After)];

    /// <summary>Every way a submission takes that asks no model.</summary>
    public static IReadOnlyList<string> Scenarios { get; } = [.. Ways.Select(way => way.Scenario)];

    /// <summary>Every point of those: the way, and the place on it.</summary>
    public static IReadOnlyList<(string Scenario, string Point)> All { get; } =
        [.. Scenarios.SelectMany(scenario => Of(scenario).Select(point => (scenario, point)))];

    /// <summary>The points of one way, in the order they are passed.</summary>
    public static IReadOnlyList<string> Of(string scenario) =>
    [
        .. (scenario == Paid ? PaidCalls : Ways.Single(way => way.Scenario == scenario).Calls).SelectMany(call => new[] { call + Before, call + After }),
    ];
}
