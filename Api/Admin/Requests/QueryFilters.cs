using System.Globalization;
using Assay.Errors;

namespace Assay.Api.Admin.Requests;

/// <summary>Reads the filters of a list from the query string; blank counts as absent, what is wrong is noted.</summary>
internal sealed class QueryFilters(IQueryCollection query)
{
    private const int MostListed = 200;

    private const int LongestText = 300;
    private const int LongestCursor = 1024;

    // Whole days and ISO-8601 times; without an offset they are UTC. Free forms are refused: 01/02/2026 has two readings.
    private static readonly string[] TimeForms =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly FieldErrors _errors = new();

    public string? Text(string name)
    {
        var text = query[name].ToString().Trim();
        if (text.Length <= LongestText && !text.Contains('\0', StringComparison.Ordinal))
            return text.Length == 0 ? null : text;
        _errors.Add(name, $"must have at most {LongestText} characters and no NUL");
        return null;
    }

    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        var value = WireName.Parse<T>(text);
        if (value is null)
            _errors.Add(name, $"must be one of: {string.Join(", ", WireName.All<T>())}");
        return value;
    }

    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices, T other)
    {
        if (Text(name) is not { } text)
            return other;
        if (choices.TryGetValue(text.ToLowerInvariant(), out var value))
            return value;
        _errors.Add(name, $"must be one of: {string.Join(", ", choices.Keys)}");
        return other;
    }

    public decimal? Percentage(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100)
            return number;
        _errors.Add(name, "must be a number from 0 to 100");
        return null;
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, styles, out var time))
            return time;
        _errors.Add(name, "must be a UTC date or time: 2026-01-31 or 2026-01-31T09:30:00Z");
        return null;
    }

    public int Limit(int other, int most = MostListed)
    {
        if (Text("limit") is not { } text)
            return other;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most)
            return limit;
        _errors.Add("limit", $"must be a whole number from 1 to {most}");
        return other;
    }

    public string? Cursor()
    {
        var cursor = query["cursor"].ToString();
        if (cursor.Length > LongestCursor)
            throw BrokenCursor();
        return cursor.Length == 0 ? null : cursor;
    }

    public void Require(bool holds, string name, string message)
    {
        if (!holds)
            _errors.Add(name, message);
    }

    public void ThrowIfAny() => _errors.ThrowIfAny();

    public static AssayException BrokenCursor() =>
        new(ErrorKind.Invalid, "invalid_cursor", "The cursor is not one of this list; start again without it.");
}
