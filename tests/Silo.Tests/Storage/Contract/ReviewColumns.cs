using Assay.Catalog;

namespace Assay.Silo.Tests.Storage.Contract;

/// <summary>What rows hold of the questions that wait for a human.</summary>
internal static class ReviewColumns
{
    public static readonly string[] Reasons = ["no_reference", "no_reference_at_all", "low_confidence", "regrade_requested"];

    /// <summary>Waits for some reasons; of the provisional ones a third was last written by a version without the columns.</summary>
    public static SubmissionListItem WithReview(this SubmissionListItem item, Random random)
    {
        if (item.OverallScore is not { } score || (item.Provisional ? random.Next(3) == 0 : random.Next(10) != 0))
            return item;
        var count = random.Next(1, 4);
        return item with
        {
            ReviewCount = count,
            ReviewSince = item.CreatedAt.AddSeconds(random.Next(60)),
            ReviewReasons = string.Join(',', Reasons.OrderBy(_ => random.Next()).Take(random.Next(1, count + 1))),
            HighestScore = item.Provisional ? Math.Min(100, score + random.Next(1, 40)) : score,
        };
    }
}
