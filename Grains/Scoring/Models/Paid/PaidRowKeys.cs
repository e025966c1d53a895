using System.Globalization;

namespace Assay.Scoring.Models.Paid;

/// <summary>The keys of paid results: <c>paid_sub_….1</c> (run), then <c>paid_sub_….1.2</c>, <c>.3</c> … once a row is full.</summary>
internal static class PaidRowKeys
{
    private const string Prefix = "paid_";

    public static string Of(string submissionId, int run) => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(submissionId)}{run}");

    /// <summary>What the keys of all runs of a submission begin with.</summary>
    public static string PrefixOf(string submissionId) => $"{Prefix}{submissionId}.";

    /// <summary>The row after a full one.</summary>
    public static string Next(string key)
    {
        var parts = key.Split('.');
        var number = parts.Length == 2 ? 1 : int.Parse(parts[2], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{parts[0]}.{parts[1]}.{number + 1}");
    }

    /// <summary>Whose row it is.</summary>
    public static string SubmissionOf(string key) => key[Prefix.Length..key.IndexOf('.', StringComparison.Ordinal)];
}
