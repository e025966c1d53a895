namespace Assay.Catalog;

/// <summary>The orders offered for lists of submissions; ties are broken by id.</summary>
public enum SubmissionSort
{
    /// <summary>Newest first (default).</summary>
    CreatedDescending,

    /// <summary>Oldest first.</summary>
    CreatedAscending,

    /// <summary>Best first; those without a score are left out.</summary>
    ScoreDescending,

    /// <summary>Worst first; those without a score are left out.</summary>
    ScoreAscending,
}
