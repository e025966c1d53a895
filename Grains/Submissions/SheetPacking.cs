using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Assay.Storage;

namespace Assay.Submissions;

/// <summary>Packs answer sheets that are too large for a submission's own row, which holds at most 1.5 MB.</summary>
internal static class SheetPacking
{
    /// <summary>A sheet up to this size stays in the row, which leaves room for evaluation and report.</summary>
    public const int LargestInline = 512 * 1024;

    public const int PartBytes = 1_000_000;

    // JSON needs at most six bytes for a UTF-16 unit (\uXXXX), and some for names and quotes.
    private const int WorstBytesPerUnit = 6;
    private const int FrameBytes = 200;

    public static byte[]? PackIfLarge(AnswerSheet sheet)
    {
        if (WorstCase(sheet) <= LargestInline)
            return null;
        var json = JsonSerializer.SerializeToUtf8Bytes(sheet, StateJson.Default.AnswerSheet);
        if (json.Length <= LargestInline)
            return null;

        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(json);
        return packed.ToArray();
    }

    public static AnswerSheet Unpack(ReadOnlySpan<byte> packed)
    {
        using var source = new MemoryStream(packed.ToArray());
        using var brotli = new BrotliStream(source, CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, StateJson.Default.AnswerSheet) ?? new AnswerSheet();
    }

    public static SheetOverflow Describe(byte[] packed) => new(
        Convert.ToHexStringLower(SHA256.HashData(packed).AsSpan(0, 16)),
        (packed.Length + PartBytes - 1) / PartBytes);

    private static long WorstCase(AnswerSheet sheet)
    {
        long units = 0;
        long items = sheet.Answers.Length + sheet.ProctoringEvents.Length + sheet.Dropped.Length;
        foreach (var answer in sheet.Answers)
        {
            units += answer.QuestionId.Length + (answer.SubmittedAnswer?.Length ?? 0);
            items += answer.CodeSubmissions.Length;
            foreach (var code in answer.CodeSubmissions)
                units += code.Code.Length + (code.Timestamp?.Length ?? 0) + (code.Output?.Length ?? 0) + (code.Error?.Length ?? 0);
        }

        foreach (var proctoring in sheet.ProctoringEvents)
            units += proctoring.EventType.Length + (proctoring.Timestamp?.Length ?? 0) + (proctoring.DetailsJson?.Length ?? 0);
        foreach (var note in sheet.Dropped)
            units += note.Length;
        return (units * WorstBytesPerUnit) + (items * FrameBytes);
    }
}
