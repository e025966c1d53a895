using Assay.Assessments;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Attacks;

/// <summary>What a question allows its answers to speak of, and whether it holds orders to graders itself.</summary>
internal sealed class QuestionTopic
{
    /// <summary>Class of the rule for questions about orders to machines.</summary>
    public const string Orders = "topic_orders";

    /// <summary>Class of the rule for questions about markup.</summary>
    public const string Markup = "topic_markup";

    /// <summary>Class of the rule for questions about scores.</summary>
    public const string Scores = "topic_scores";

    private const double EnglishShare = .2;

    public QuestionTopic(Question question)
    {
        var text = CompatibilityFold.Plain(question.Text);
        var words = WordView.Of(text);
        var rules = OrderScan.Find(words);
        AboutOrders = rules.Exists(rule => rule.AttackClass == Orders);
        AboutScores = rules.Exists(rule => rule.AttackClass == Scores);
        HoldsOrders = HiddenCharacters.Find(question.Text).Suspicious
            || OrderMarkers.IsConversation(text)
            || rules.Exists(rule => rule.Scope.HasFlag(RuleScope.Question));
        AboutMarkup = question.Type == QuestionType.Coding || rules.Exists(rule => rule.AttackClass == Markup);
        var asked = words.Split(' ');
        InEnglish = asked.Count(CommonWords.IsFunction) >= EnglishShare * asked.Length;
        Reference = WordView.Of(CompatibilityFold.Plain(question.ReferenceAnswer ?? "")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>True where an answer is expected in English.</summary>
    public bool InEnglish { get; }

    /// <summary>The words of its reference answer.</summary>
    public string[] Reference { get; }

    /// <summary>True where answers may well quote an order.</summary>
    public bool AboutOrders { get; }

    /// <summary>True where answers may well hold tags, scripts and JSON.</summary>
    public bool AboutMarkup { get; }

    /// <summary>True where answers may well speak of the highest score.</summary>
    public bool AboutScores { get; }

    /// <summary>Whether a rule that is met in an answer to it counts.</summary>
    public bool Allows(AttackRule rule, RuleScope place) => rule.Scope.HasFlag(place)
        && !(AboutOrders && rule.Scope.HasFlag(RuleScope.OffTopic))
        && !(AboutScores && rule.Scope.HasFlag(RuleScope.OffScores));

    /// <summary>True where its own text speaks to a grader.</summary>
    public bool HoldsOrders { get; }
}
