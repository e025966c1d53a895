using System.Collections.Immutable;
using Assay.Storage;

namespace Assay.Scoring.Embedded.Strictness;

/// <summary>How strictly humans mark one assessment.</summary>
[GrainType("strictness")]
internal sealed class StrictnessGrain(
    [PersistentState("strictness", AssayStorage.ProviderName)] IPersistentState<StrictnessState> storage) : Grain, IStrictnessGrain
{
    public static string KeyOf(string assessmentId) => "strict_" + assessmentId;

    public async Task Tell(int grader, ImmutableArray<MarkedGrade> marks)
    {
        if (StrictnessChanges.Tell(storage.State, grader, marks) is not { } next)
            return;
        storage.State = next;
        await this.WriteOrForgetAsync(storage);
    }

    public Task<StrictnessCurve?> Curve(int grader) =>
        Task.FromResult(storage.State.GraderVersion == grader ? storage.State.Curve : null);
}
