using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Assay.Api.Auth;
using Assay.Errors;

namespace Assay.Api.Candidate;

/// <summary>A place in one submission's questions, sealed: a cursor that was changed, or is of another submission, is refused.</summary>
internal sealed class PageCursor(SigningKey key)
{
    private const int SealBytes = 16;
    private readonly byte[] _key = key.Derive("question cursor");

    public string Seal(string submissionId, int offset)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + SealBytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, offset);
        Mac(submissionId, bytes[..sizeof(int)]).CopyTo(bytes[sizeof(int)..]);
        return Base64Url.EncodeToString(bytes);
    }

    public int Open(string submissionId, string cursor)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int) + SealBytes];
        if (cursor.Length > 64
            || !Base64Url.IsValid(cursor, out var length)
            || length != bytes.Length
            || !Base64Url.TryDecodeFromChars(cursor, bytes, out _)
            || !CryptographicOperations.FixedTimeEquals(bytes[sizeof(int)..], Mac(submissionId, bytes[..sizeof(int)])))
        {
            throw new AssayException(ErrorKind.Invalid, "invalid_cursor", "This cursor is not one of ours. Start again without one.");
        }

        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private ReadOnlySpan<byte> Mac(string submissionId, ReadOnlySpan<byte> offset) =>
        HMACSHA256.HashData(_key, (byte[])[.. Encoding.UTF8.GetBytes(submissionId), .. offset]).AsSpan(0, SealBytes);
}
