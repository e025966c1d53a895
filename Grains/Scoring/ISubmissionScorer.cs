using Assay.Submissions;

namespace Assay.Scoring;

/// <summary>Scores a whole submission: splits by question type, asks the graders, adds up.</summary>
public interface ISubmissionScorer
{
    /// <summary>Scores every question of the assessment; throws <see cref="Pipeline.StageException"/> when a grader cannot answer.</summary>
    Task<Evaluation> ScoreAsync(ScoringJob job, CancellationToken cancellationToken);

    /// <summary>The next revision of an evaluation with one human mark put in and the sums made anew; asks no grader.</summary>
    Evaluation ApplyMark(Evaluation evaluation, HumanMark mark);
}
