using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Assay.Assessments;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Attacks;

/// <summary>
/// Finds text in an answer that speaks to the grader instead of answering. It changes nothing and takes no points: what it
/// finds goes to a human. Deterministic, and its time grows with the text's length alone.
/// </summary>
internal sealed class AttackScreen
{
    /// <summary>More than this of a written answer no grader reads, so it is not to be judged by its beginning.</summary>
    public const int LongestWritten = 20_000;

    /// <summary>The same for code, in characters.</summary>
    public const int LongestCode = 50_000;

    private const int MostQuestions = 128;

    private const int DeepestCode = 2;

    private readonly ConcurrentDictionary<(QuestionType, string, string?), QuestionTopic> _topics = new();

    /// <summary>What is suspicious in the answer to a question, or null.</summary>
    public AttackFinding? Find(string answer, Question question)
    {
        var topic = Topic(question);
        var found = topic.HoldsOrders ? AttackClasses.QuestionText
            : answer.Length > (question.Type == QuestionType.Coding ? LongestCode : LongestWritten) ? AttackClasses.Oversized
            : Class(answer, question.Type == QuestionType.Coding, topic, depth: 0);
        return found is null ? null : new(found, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer))));
    }

    private QuestionTopic Topic(Question question)
    {
        var key = (question.Type, question.Text, question.ReferenceAnswer);
        if (_topics.TryGetValue(key, out var known))
            return known;
        if (_topics.Count >= MostQuestions)
            _topics.Clear();
        return _topics[key] = new(question);
    }

    private static string? Class(string answer, bool code, QuestionTopic topic, int depth)
    {
        var (hidden, tagged) = HiddenCharacters.Find(answer);
        var plain = CompatibilityFold.Plain(answer);
        var words = WordView.Of(plain);
        return Order(words, code, topic)
            ?? (tagged.Length > 0 ? Order(WordView.Of(tagged), code, topic) : null)
            ?? OrderMarkers.Find(plain, code, topic)
            ?? (!topic.AboutOrders && CompactOrders.Are(words) ? AttackClasses.EncodedOrder : null)
            ?? (hidden ? AttackClasses.HiddenText : null)
            ?? Decoded(plain, code, topic, depth)
            ?? (code || depth > 0 ? null : OfShape(plain, words, topic));
    }

    private static string? Order(string words, bool code, QuestionTopic topic) =>
        OrderScan.Find(words).Find(rule => topic.Allows(rule, code ? RuleScope.Code : RuleScope.Written))?.AttackClass;

    private static string? Decoded(string plain, bool code, QuestionTopic topic, int depth) =>
        depth < DeepestCode && EncodedText.Decode(plain).Any(text => Class(text, code, topic, depth + 1) is not null)
            ? AttackClasses.EncodedOrder
            : null;

    private static string? OfShape(string plain, string words, QuestionTopic topic) =>
        ReferenceMisuse.Find(plain, words, topic)
        ?? (OddText.IsShuffled(words) ? AttackClasses.ShuffledReference
            : !topic.AboutMarkup && OddText.HasSignSoup(plain) ? AttackClasses.OptimisedSuffix
            : null);
}
