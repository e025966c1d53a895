using System.Text.Json.Nodes;

namespace Assay.Chaos.Driving;

/// <summary>One candidate's way, with the bad manners of real clients: impatience, double clicks, second thoughts after the hand-in.</summary>
internal sealed class Candidate(Caller caller, Admin admin, int number, Random random)
{
    private const string Root = "/api/candidate";
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(150);

    /// <returns>Null when it did not get as far as handing in.</returns>
    public async Task<HandedIn?> GoAsync()
    {
        // Drawn first, so that what the cluster does changes nothing about them.
        var (saves, impatient, twice, again) = (Chance(0.3), Chance(0.05), Chance(0.05), Chance(0.05));
        if (await admin.CreateTestAsync(number) is not { } test)
            return null;
        var login = await caller.CallAsync(Root + "/login", null, new JsonObject { ["loginCode"] = (string)test["loginCode"]! });
        if (login is null)
            return null;
        var token = (string)login["token"]!;
        var id = (string)login["submissionId"]!;
        var started = await caller.CallAsync(
            Root + "/assessment/start", token, new JsonObject { ["assessment_id"] = (string)login["testId"]!, ["candidate_id"] = (string)login["candidateId"]! });
        if (started is null)
            return null;
        if (saves)
            await caller.CallAsync($"{Root}/assessment/{id}/autosave", token, Sheets.With(Sheets.Text(number, "a draft")));

        var text = Sheets.Text(number, "the answer");
        var replies = await Task.WhenAll(Enumerable.Range(0, twice ? 2 : 1).Select(_ => SubmitAsync(text, impatient ? Impatience : null)));
        var acknowledged = replies.Any(reply => reply is not null);
        if (acknowledged && again)
            await SubmitAsync(Sheets.Text(number, "a second thought"), null);
        return new HandedIn(id, text, acknowledged, replies.Select(reply => (string?)reply?["queue_mode"]).FirstOrDefault(mode => mode is not null));

        Task<JsonNode?> SubmitAsync(string answer, TimeSpan? firstLimit) =>
            caller.CallAsync($"{Root}/assessment/{id}/submit", token, Sheets.With(answer), firstLimit);
    }

    private bool Chance(double part) => random.NextDouble() < part;
}
