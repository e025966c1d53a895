using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Assay.Errors;

namespace Assay.RescoreJobs;

/// <summary>Where a page of a job's items begins.</summary>
/// <param name="Part">The part of the results.</param>
/// <param name="Offset">Items of it that come before.</param>
internal readonly record struct ItemCursor(int Part, int Offset)
{
    private const int Longest = 256;

    public string Write(string job) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job}/{Part}/{Offset}")));

    public static ItemCursor Read(string? cursor, string job)
    {
        if (cursor is null)
            return default;
        if (cursor.Length > Longest || !Base64Url.IsValid(cursor))
            throw Broken();
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('/');
        var found = parts is [var owner, var part, var offset] && owner == job
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
            ? new ItemCursor(n, skip)
            : throw Broken();
        return found.Write(job) == cursor ? found : throw Broken();
    }

    private static AssayException Broken() =>
        new(ErrorKind.Invalid, "invalid_cursor", "The cursor is not one of this list; start again without it.");
}
