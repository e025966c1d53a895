namespace Assay.Scoring.Attacks;

/// <summary>Stable codes of what an answer may hold that is meant for the grader.</summary>
internal static class AttackClasses
{
    public const string DirectOverride = "direct_override";

    public const string FakeRules = "fake_rules";

    public const string RoleReplacement = "role_replacement";

    public const string FakeConversation = "fake_conversation";

    public const string FakeVerdict = "fake_verdict";

    public const string FakeDelimiter = "fake_delimiter";

    public const string SecretRequest = "secret_request";

    public const string ReportOrder = "report_order";

    public const string ActiveHtml = "active_html";

    public const string EncodedOrder = "encoded_order";

    public const string HiddenText = "hidden_text";

    public const string ToolCall = "tool_call";

    public const string UrlFetch = "url_fetch";

    public const string FalseAuthority = "false_authority";

    public const string Pleading = "pleading";

    public const string DictatedOutput = "dictated_output";

    public const string SeveralAlternatives = "several_alternatives";

    public const string SmuggledReference = "smuggled_reference";

    public const string OptimisedSuffix = "optimised_suffix";

    public const string ShuffledReference = "shuffled_reference";

    public const string NegatedReference = "negated_reference";

    public const string KeywordBag = "keyword_bag";

    public const string Oversized = "oversized";

    /// <summary>The question itself holds an order to graders, so none of its answers is graded by a machine alone.</summary>
    public const string QuestionText = "question_text";
}
