using Assay.Api.Errors;

namespace Assay.Api.Admin.Requests;

/// <summary>Which client asks: the X-Source header of a creation, the source filter of a list.</summary>
internal static class RequestSource
{
    public const string Header = "X-Source";
    public const string Default = "smart-mock";

    private static readonly string[] Known = [Default, "talens-interview"];

    public static string OfHeader(HttpRequest request) => Parse(Header, request.Headers[Header]) ?? Default;

    /// <summary>The filter's source, or null for all.</summary>
    public static string? OfQuery(string? value) => Parse("source", value);

    private static string? Parse(string field, string? value)
    {
        var source = value?.Trim();
        if (string.IsNullOrEmpty(source))
            return null;
        return Known.FirstOrDefault(k => k.Equals(source, StringComparison.OrdinalIgnoreCase))
            ?? throw new ValidationFailedException(new() { [field] = [$"must be one of: {string.Join(", ", Known)}"] });
    }
}
