using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assay.Errors;

namespace Assay.Silo.Storage;

/// <summary>
/// Cursors: a position and a checksum over it and the query it belongs to. The checksum is no secret; it keeps a cursor from
/// being used with another query or after it was damaged, which would give a wrong page in silence.
/// </summary>
internal static class PageCursor
{
    private const int ChecksumBytes = 12;
    private const int MostCharacters = 2048;

    /// <summary>A text that differs for any two queries whose rows or order differ.</summary>
    public static string Scope(params ReadOnlySpan<object?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var value = Convert.ToString(part, CultureInfo.InvariantCulture);
            text.Append(part is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{value!.Length}:")).Append(value);
        }

        return text.ToString();
    }

    public static string Encode(PagePosition position, string scope)
    {
        var key = Encoding.UTF8.GetBytes(position.Key);
        var bytes = new byte[ChecksumBytes + sizeof(long) + key.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(ChecksumBytes), position.Value);
        key.CopyTo(bytes.AsSpan(ChecksumBytes + sizeof(long)));
        Checksum(bytes.AsSpan(ChecksumBytes), scope).CopyTo(bytes, 0);
        return Base64Url.EncodeToString(bytes);
    }

    public static PagePosition? Decode(string? cursor, string scope)
    {
        if (cursor is null)
            return null;
        if (cursor.Length > MostCharacters || !TryBytes(cursor, out var bytes) || bytes.Length <= ChecksumBytes + sizeof(long))
            throw Broken();
        var body = bytes.AsSpan(ChecksumBytes);
        if (!Checksum(body, scope).AsSpan().SequenceEqual(bytes.AsSpan(0, ChecksumBytes)))
            throw Broken();

        // One text for one cursor: spare bits at the end of the last character may not vary.
        if (Base64Url.EncodeToString(bytes) != cursor)
            throw Broken();
        return new PagePosition(BinaryPrimitives.ReadInt64BigEndian(body), Encoding.UTF8.GetString(body[sizeof(long)..]));
    }

    private static bool TryBytes(string cursor, out byte[] bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(cursor.Length)];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length))
            return false;
        bytes = bytes[..length];
        return true;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> body, string scope)
    {
        var scopeBytes = Encoding.UTF8.GetBytes(scope);
        return SHA256.HashData([.. scopeBytes, 0, .. body])[..ChecksumBytes];
    }

    private static AssayException Broken() => new(
        ErrorKind.Invalid, "invalid_cursor", "The cursor is damaged or belongs to another query. Start again without a cursor.");
}
