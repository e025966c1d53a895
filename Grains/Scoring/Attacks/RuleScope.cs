namespace Assay.Scoring.Attacks;

/// <summary>Where an order counts as one.</summary>
[Flags]
internal enum RuleScope
{
    /// <summary>In a written answer.</summary>
    Written = 1,

    /// <summary>In code and its comments, where many words are names.</summary>
    Code = 2,

    /// <summary>In the text of a question, which may well tell the candidate what to ignore or to print.</summary>
    Question = 4,

    /// <summary>Not where the question is about such orders: an answer must be able to name them.</summary>
    OffTopic = 8,

    /// <summary>Not where the question is about scores: an answer must be able to speak of the highest.</summary>
    OffScores = 16,

    /// <summary>In every answer.</summary>
    Answers = Written | Code,

    /// <summary>Everywhere.</summary>
    Anywhere = Answers | Question,
}
