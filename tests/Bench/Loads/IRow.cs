namespace Assay.Bench;

/// <summary>One line of the table: prepares so many submissions unmeasured, then measures them.</summary>
internal interface IRow
{
    string Name { get; }

    Task<Slice> RunAsync(int count, int concurrency);
}

/// <summary>The names of the lines, also for <c>--only</c>.</summary>
internal static class RowNames
{
    public const string NoOp = "no-op";
    public const string Embedded = "embedded";
    public const string Candidate = "candidate";
    public const string Bus = "bus";
    public const string TwoSilos = "two-silos";
    public const string Official = "official";
    public const string Raw = "raw";
}
