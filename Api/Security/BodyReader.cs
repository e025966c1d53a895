using System.Buffers;

namespace Assay.Api.Security;

/// <summary>Reads a whole body into memory, up to the limit of its endpoint, whatever its length header says.</summary>
internal static class BodyReader
{
    private const int FirstChunk = 16 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var limit = BodyRules.LimitOf(context);
        var expected = (int)Math.Min(context.Request.ContentLength ?? FirstChunk, limit);
        var buffer = new ArrayBufferWriter<byte>(Math.Max(expected + 1, 256));
        while (true)
        {
            var read = await context.Request.Body.ReadAsync(buffer.GetMemory(), context.RequestAborted);
            if (read == 0)
                return buffer.WrittenMemory;
            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
