namespace Assay.Scoring;

/// <summary>
/// Judges one written or coded answer by its content. Never adds up: points and totals are computed in code. Throws
/// <see cref="Pipeline.StageException"/> when it cannot answer now, and returns <see cref="GradeVerdict.HumanReview"/> when no
/// repetition would help.
/// </summary>
public interface IAnswerGrader
{
    /// <summary>Judges one answered question that is not multiple choice.</summary>
    Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken);
}
