namespace Assay.Chaos.Checking;

/// <summary>What is wrong in the store after a run; each with the submissions it is wrong for.</summary>
internal sealed record Effects
{
    /// <summary>Acknowledged, and the row is missing or holds other answers.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>More than one hand-in, evaluation or report.</summary>
    public List<string> Duplicates { get; } = [];

    /// <summary>Not at its end, and no retry pending.</summary>
    public List<string> Stuck { get; } = [];

    /// <summary>Failed, though no grader ever refused.</summary>
    public List<string> WronglyFailed { get; } = [];

    /// <summary>At its end or not, what the API says differs from the store.</summary>
    public List<string> ToldWrong { get; } = [];

    /// <summary>Attempts that failed; none should, as the grader never refuses.</summary>
    public List<string> FailedAttempts { get; } = [];

    /// <summary>Submissions whose retry is pending.</summary>
    public int RetryPending { get; set; }

    public bool AreClean => Lost.Count + Duplicates.Count + Stuck.Count + WronglyFailed.Count + ToldWrong.Count == 0;

    public override string ToString() => string.Join(
        Environment.NewLine,
        Named("lost", Lost).Concat(Named("duplicate", Duplicates)).Concat(Named("stuck", Stuck)).Concat(Named("wrongly failed", WronglyFailed)).Concat(Named("told wrong", ToldWrong)));

    private static IEnumerable<string> Named(string name, List<string> found) => found.Take(10).Select(one => $"{name}: {one}");
}
