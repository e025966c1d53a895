using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Assay.Scoring.Attacks;

/// <summary>Signs of a machine's own language in a plain text: turns of a conversation, tags, verdicts, calls, scripts.</summary>
internal static class OrderMarkers
{
    // No backtracking: the time is linear in the text, whatever was pasted.
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly FrozenSet<string> Asking = Labels("user human student candidate me question prompt");

    private static readonly FrozenSet<string> Answering = Labels("assistant ai grader examiner evaluator bot model chatgpt gpt claude reviewer judge");

    private static readonly Regex ChatMarker = new(
        @"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|###? ?(system|instruction|assistant|user|human)s?( prompt| message)? ?:|\[ ?(system|assistant|admin|developer|grader)( message| note| prompt| override)? ?[\]:]",
        Linear);

    private static readonly Regex MachineTag = new(
        @"</? ?(candidate|student|untrusted|grader|grading|evaluat|nonce|rubric|verdict|instruction|system|assistant|submission|answer|prompt)[a-z_ -]{0,30}>", Linear);

    private static readonly Regex CodeTag = new(@"</? ?(candidate|student|untrusted|grader|grading|nonce)[_-][a-z_ -]{1,30}>", Linear);

    private static readonly Regex CallTag = new(@"</? ?(tool|function|antml|invoke|execute)[_:-]?[a-z_]{0,20}( [^<>\n]{0,80})?>", Linear);

    private static readonly Regex Call = new(
        "\"(tool|tool_name|function|function_call|tool_calls|name|recipient|recipient_name|action|method)\"\\s{0,3}:\\s{0,3}[\"{\\[][^\\n]{0,120}\"(arguments|args|parameters|input|params|submission_?id)\"\\s{0,3}:", Linear);

    private static readonly Regex OtherSubmission = new(@"\b(sub|eval|report|assess)_[a-z]{0,8}[0-9][0-9a-z]{3,}\b", Linear);

    private static readonly Regex Criterion = new("(explanation_?quality|problem_?solving|coding_?correctness|coding_?efficiency|rubric_?breakdown)\"?\\s{0,3}[:=]", Linear);

    private static readonly Regex Verdict = new(
        "\"(score|scores|verdict|verdicts|grade|marks|rating|total_?score|final_?score|points_?awarded)\"\\s{0,3}:|\\b(score|grade|marks|rating|total)\\s{0,2}[:=]\\s{0,2}(1\\.0\\b|100 ?%|100/100|10/10|5/5|a\\+|full)", Linear);

    private static readonly Regex Script = new(
        @"<\s{0,3}/?(script|iframe|object|embed|svg|img|link|meta|base|form|math|video|audio|details|body|style|input|marquee)\b|javascript:|data:text/html|\bon(error|load|click|mouseover|focus|toggle|start)\s{0,2}=", Linear);

    private static readonly Regex FetchedImage = new(@"!\[[^\]\n]{0,80}\]\(https?://", Linear);

    /// <summary>The class of the first sign, or null.</summary>
    public static string? Find(string plain, bool code, QuestionTopic topic)
    {
        if (!topic.AboutOrders && IsConversation(plain))
            return AttackClasses.FakeConversation;
        var angle = plain.Contains('<', StringComparison.Ordinal);
        if (angle && CallTag.IsMatch(plain) && !topic.AboutMarkup)
            return AttackClasses.ToolCall;
        if (angle && (code ? CodeTag : MachineTag).IsMatch(plain) && (code || !topic.AboutMarkup))
            return AttackClasses.FakeDelimiter;
        if (Criterion.IsMatch(plain) || (!topic.AboutMarkup && Verdict.IsMatch(plain)))
            return AttackClasses.FakeVerdict;
        if (OtherSubmission.IsMatch(plain) || (!topic.AboutMarkup && Call.IsMatch(plain)))
            return AttackClasses.ToolCall;
        if (topic.AboutMarkup)
            return null;
        return Script.IsMatch(plain) ? AttackClasses.ActiveHtml
            : FetchedImage.IsMatch(plain) ? AttackClasses.UrlFetch
            : null;
    }

    /// <summary>True where a text imitates the turns of a conversation with a model.</summary>
    public static bool IsConversation(string plain)
    {
        if (plain.AsSpan().IndexOfAny("|[#") >= 0 && ChatMarker.IsMatch(plain))
            return true;
        var (asks, answers) = (0, 0);
        foreach (var line in plain.AsSpan().EnumerateLines())
        {
            var colon = line[..Math.Min(line.Length, 24)].IndexOf(':');
            if (colon < 0)
                continue;
            var label = line[..colon].Trim(" *#>-_[]").ToString().ToLowerInvariant();
            asks += Asking.Contains(label) ? 1 : 0;
            answers += Answering.Contains(label) ? 1 : 0;
        }
        return answers > 0 && asks + answers > 1;
    }

    private static FrozenSet<string> Labels(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
