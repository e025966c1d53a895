using System.Text.Json;
using Assay.Chaos.Driving;
using Assay.Storage;
using Assay.Submissions;
using Npgsql;

namespace Assay.Chaos.Checking;

/// <summary>Holds the rows of the store against what candidates were told.</summary>
internal static class StoreCheck
{
    public static async Task<Effects> RunAsync(string database, IReadOnlyCollection<HandedIn> handedIn)
    {
        var effects = new Effects();
        var expected = handedIn.ToDictionary(one => one.SubmissionId);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using (var query = new NpgsqlCommand("SELECT key, payload FROM submissions", connection))
        await using (var row = await query.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var key = row.GetString(0);
                var state = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), StateJson.Default.SubmissionState)!;
                if (expected.Remove(key, out var known))
                    Compare(state, known, effects);
                Examine(key, state, effects);
            }
        }

        effects.Lost.AddRange(expected.Values.Where(one => one.Acknowledged).Select(one => $"{one.SubmissionId} has no row"));
        await using var archived = new NpgsqlCommand("SELECT key FROM grain_state WHERE state_name = 'revision'", connection);
        await using var revision = await archived.ExecuteReaderAsync();
        while (await revision.ReadAsync())
            effects.Duplicates.Add($"{revision.GetString(0)}: an evaluation was made in place of another");
        return effects;
    }

    private static void Compare(SubmissionState state, HandedIn known, Effects effects)
    {
        if (!known.Acknowledged)
            return;
        if (state.Run.Number == 0)
            effects.Lost.Add($"{known.SubmissionId} is {state.Status}");
        else if (state.Sheet.Answers.Length != 2 || state.Sheet.Answers.Single(answer => answer.QuestionId == Sheets.Written).SubmittedAnswer != known.Text)
            effects.Lost.Add($"{known.SubmissionId} holds other answers");
    }

    private static void Examine(string key, SubmissionState state, Effects effects)
    {
        if (state.Run.Number == 0)
            return;
        effects.FailedAttempts.AddRange(state.AttemptHistory.Select(attempt => $"{attempt.At:HH:mm:ss} {attempt.Stage} {attempt.ErrorCode}: {attempt.Error}"));
        if (state.ScoringStatus == StageStatus.Failed || state.ReportStatus == StageStatus.Failed)
            effects.WronglyFailed.Add($"{key}: {state.Run.LastError?.ErrorCode}");
        else if (state.Run.Phase == RunPhase.RetryWait)
            effects.RetryPending++;
        else if (state.Run.Phase != RunPhase.Ended || state.ScoringStatus != StageStatus.Completed || state.ReportStatus != StageStatus.Completed || state.Report is null)
            effects.Stuck.Add($"{key}: {state.Run.Phase} at {state.Run.Stage}, {state.Run.Interruptions} interruptions, owner {state.Run.Owner ?? "none"}");

        if (state.Run.Number > 1 || state.Revisions.Length > 1 || Twice("submitted") || Twice("scored") || Twice("reported"))
            effects.Duplicates.Add($"{key}: run {state.Run.Number}, {state.Revisions.Length} evaluations; {string.Join(' ', state.Timeline.Select(entry => entry.Event))}");

        bool Twice(string name) => state.Timeline.Count(entry => entry.Event == name) > 1;
    }
}
