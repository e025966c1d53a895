using Orleans.Concurrency;

namespace Assay.Submissions;

/// <summary>One superseded evaluation with its report, keyed <c>rev_sub_….1.0</c> (run, revision), so that the submission's own row stays small.</summary>
[Alias("assay.IRevisionGrain")]
public interface IRevisionGrain : IGrainWithStringKey
{
    /// <summary>Stores it once; a repeat changes nothing.</summary>
    [Alias("Put")]
    Task Put(EvaluationRevision revision);

    /// <summary>The stored revision, or null.</summary>
    [ReadOnly]
    [Alias("Get")]
    Task<EvaluationRevision?> Get();

    /// <summary>Removes it.</summary>
    [Alias("Remove")]
    Task Remove();
}
