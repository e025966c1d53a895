using System.Text.Json.Serialization;

namespace Assay.Api.Admin.Reviews;

/// <summary>One page of the queue of answers to review.</summary>
internal sealed record ReviewPage(IReadOnlyList<ReviewItem> Items, [property: JsonPropertyName("next_cursor")] string? NextCursor);
