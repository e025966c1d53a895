using Assay.Chaos.Driving;

namespace Assay.Chaos.Checking;

/// <summary>Looks at the same effects as an admin: every hand-in is in the list with its report done, and reports can be read.</summary>
internal static class ApiCheck
{
    private const int ReportsRead = 50;

    public static async Task RunAsync(Admin admin, IReadOnlyCollection<HandedIn> handedIn, Effects effects)
    {
        var missing = handedIn.Where(one => one.Acknowledged).Select(one => one.SubmissionId).ToHashSet();
        string? cursor = null;
        do
        {
            var page = await admin.GetAsync("/api/admin/submissions?limit=200" + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)))
                ?? throw new InvalidOperationException("The list of submissions cannot be read.");
            foreach (var item in page["items"]!.AsArray().Where(item => (string?)item!["report_status"] == "completed"))
                missing.Remove((string)item!["id"]!);
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);
        effects.ToldWrong.AddRange(missing.Select(id => $"{id} is not listed with a report"));

        var acknowledged = handedIn.Where(one => one.Acknowledged).ToArray();
        foreach (var one in acknowledged.Where((_, index) => index % Math.Max(1, acknowledged.Length / ReportsRead) == 0))
        {
            if (await admin.GetAsync("/api/admin/report/autogen/" + one.SubmissionId) is not { } reply || (string?)reply["report"]?["submission_id"] != one.SubmissionId)
                effects.ToldWrong.Add($"{one.SubmissionId} has no report to read");
        }
    }
}
