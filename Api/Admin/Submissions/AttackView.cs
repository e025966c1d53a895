using System.Text.Json.Serialization;
using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>What in the answer was addressed to the grader; the text is in the answer itself.</summary>
internal sealed record AttackView(
    [property: JsonPropertyName("attack_class")] string AttackClass,
    [property: JsonPropertyName("input_hash")] string InputHash)
{
    public static AttackView Of(AttackFinding finding) => new(finding.AttackClass, finding.InputHash);
}
