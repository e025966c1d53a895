using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Chaos.Clusters;
using Assay.Storage;
using Assay.Submissions;
using Npgsql;

namespace Assay.Chaos.Checking;

/// <summary>A message that the broker keeps aside.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Reason">Why it is there.</param>
/// <param name="SubmissionId">Whose job it is.</param>
/// <param name="IsFinished">Whether that submission has ended: then nobody needs it any more.</param>
internal sealed record DeadLetter(string MessageId, string? Reason, string SubmissionId, bool IsFinished)
{
    public override string ToString() => $"{MessageId} ({Reason}), work {(IsFinished ? "finished" : "unfinished")}";
}

/// <summary>Holds the dead letters of the broker against the store.</summary>
internal static class DeadLetters
{
    public static async Task<IReadOnlyList<DeadLetter>> ReadAsync(BusNode bus, string database)
    {
        var letters = bus.DeadLetters().Select(letter => (Letter: letter, Id: (string)JsonNode.Parse(letter.Body)!["submission_id"]!)).ToArray();
        var ended = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var query = new NpgsqlCommand("SELECT key, payload FROM submissions WHERE key = ANY($1)", connection);
        query.Parameters.AddWithValue(letters.Select(one => one.Id).ToArray());
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var state = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(1), StateJson.Default.SubmissionState)!;
            if (state.Run.Phase == RunPhase.Ended)
                ended.Add(row.GetString(0));
        }

        return [.. letters.Select(one => new DeadLetter(one.Letter.MessageId, one.Letter.DeadLetterReason, one.Id, ended.Contains(one.Id)))];
    }
}
