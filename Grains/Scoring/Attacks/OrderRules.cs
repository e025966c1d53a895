using System.Collections.Immutable;
using static Assay.Scoring.Attacks.RuleScope;

namespace Assay.Scoring.Attacks;

/// <summary>Orders to a grader, the plainest first: the first rule that a text meets names its class.</summary>
internal static class OrderRules
{
    public static ImmutableArray<AttackRule> All { get; } =
    [
        new(AttackClasses.DirectOverride, 7, Answers | OffTopic, "ignore", "rules", "earlier"),
        new(AttackClasses.DirectOverride, 5, Anywhere | OffTopic, "ignore", "rubric"),
        new(AttackClasses.DirectOverride, 6, Anywhere | OffTopic, "override", "rubric"),
        new(AttackClasses.DirectOverride, 12, Written | Question | OffTopic, "ignore", "grader"),
        new(AttackClasses.DirectOverride, 6, Anywhere | OffScores, "scoresall", "one"),
        new(AttackClasses.FakeRules, 0, Anywhere | OffTopic, "newrules"),
        new(AttackClasses.RoleReplacement, 14, Answers | OffTopic, "become", "role"),
        new(AttackClasses.FakeVerdict, 2, Answers, "criterion", "one"),
        new(AttackClasses.FakeDelimiter, 0, Answers | OffTopic, "delimiter"),
        new(AttackClasses.ReportOrder, 0, Anywhere, "hire"),
        new(AttackClasses.ReportOrder, 16, Answers | OffTopic, "report", "praise"),
        new(AttackClasses.SecretRequest, 8, Answers | OffTopic, "reveal", "secret"),
        new(AttackClasses.SecretRequest, 12, Question, "dictate", "secret"),
        new(AttackClasses.FalseAuthority, 25, Answers, "authority", "full"),
        new(AttackClasses.FalseAuthority, 12, Answers | OffTopic, "settled", "outcome"),
        new(AttackClasses.SmuggledReference, 5, Answers | OffTopic, "reference", "states"),
        new(AttackClasses.DirectOverride, 8, Answers | OffScores, "award", "full"),
        new(AttackClasses.DirectOverride, 10, Anywhere | OffScores, "full", "this"),
        new(AttackClasses.DirectOverride, 25, Anywhere | OffScores, "full", "grader"),
        new(AttackClasses.DirectOverride, 8, Answers | OffScores, "award", "most", "this"),
        new(AttackClasses.DirectOverride, 4, Written | Question | OffTopic, "note", "grader"),
        new(AttackClasses.Pleading, 14, Answers, "please", "pass"),
        new(AttackClasses.Pleading, 30, Answers, "hardship", "pass"),
        new(AttackClasses.UrlFetch, 20, Written | OffTopic, "url", "fetch", "judging"),
        new(AttackClasses.UrlFetch, 0, Written | OffTopic, "metadata"),
        new(AttackClasses.DictatedOutput, 0, Answers | OffTopic, "dictate"),
        new(AttackClasses.SeveralAlternatives, 0, Written, "anyright"),
        new(QuestionTopic.Orders, 0, 0, "topic"),
        new(QuestionTopic.Markup, 0, 0, "markup"),
        new(QuestionTopic.Scores, 0, 0, "scoring"),
    ];
}
