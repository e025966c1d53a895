namespace Assay.Scoring.Models.Judging;

/// <summary>The sentences for the admin: what code has to say, then the model's reason for each criterion.</summary>
internal static class ModelFeedback
{
    private const int MostCharacters = 220;

    // Sentences are the model's own or they are left out: what a candidate wrote is read in the answer, and not in reports.
    private const int RepeatedWords = 6;

    public static string Of(Panel panel, string? doubt, JudgedText text)
    {
        var sentences = new List<string>();
        if (doubt is not null)
            sentences.Add(doubt);
        if (text.IsCut)
            sentences.Add($"Only the first {JudgedText.MostCharacters} characters of the answer were judged.");
        foreach (var (criterion, ballot) in panel.Ballots)
        {
            if (ballot.Middle is { } vote && Reason(vote, text) is { } reason)
                sentences.Add($"{criterion}: {reason}");
        }
        return string.Join(' ', sentences);
    }

    private static string? Reason(Vote vote, JudgedText text) =>
        SafeSentence.Of(vote.Reason, MostCharacters) is { } reason && !text.IsRepeatedBy(reason, RepeatedWords)
            ? reason[^1] is '.' or '!' or '?' or '…' ? reason : reason + "."
            : null;
}
