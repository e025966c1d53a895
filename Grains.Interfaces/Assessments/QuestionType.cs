namespace Assay.Assessments;

/// <summary>How a question is answered, which decides how it is graded.</summary>
public enum QuestionType
{
    /// <summary>Multiple choice with exactly one right option.</summary>
    Mcq,

    /// <summary>A written answer.</summary>
    Descriptive,

    /// <summary>A program.</summary>
    Coding,
}
