using System.Text;
using System.Text.Json.Nodes;
using Assay.Tests.ModelStandIn.Faults;
using Assay.Tests.ModelStandIn.Requests;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>Writes a reply, as well or as badly as the fault wants it.</summary>
internal sealed class ReplyWriter(HttpContext context, Fault? fault, CancellationToken cleared)
{
    private const int Drop = 16;

    public Task WriteAsync(Completion reply, ModelRequest request)
    {
        if (!request.Streams)
            return WriteAsync("application/json", [Spoiled(reply.ToJson().ToJsonString())]);

        var includeUsage = request.Body["stream_options"]?["include_usage"] is JsonValue include && include.GetValue<bool>();
        return WriteAsync("text/event-stream", reply.ToChunks(includeUsage).Select(chunk => $"data: {Spoiled(chunk.ToJsonString())}\n\n").Append("data: [DONE]\n\n"));
    }

    private string Spoiled(string json) => fault?.Kind == FaultKind.MalformedBody ? json[..(json.Length / 2)] : json;

    private async Task WriteAsync(string type, IEnumerable<string> pieces)
    {
        context.Response.ContentType = type;
        if (fault?.Kind is FaultKind.SlowDrip or FaultKind.CutMidway or FaultKind.HangMidway)
        {
            await WriteBadlyAsync(Encoding.UTF8.GetBytes(string.Concat(pieces)));
            return;
        }

        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private async Task WriteBadlyAsync(byte[] body)
    {
        if (fault!.Kind == FaultKind.SlowDrip)
        {
            for (var at = 0; at < body.Length; at += Drop)
            {
                await PutAsync(body.AsMemory(at, Math.Min(Drop, body.Length - at)));
                await Task.Delay(fault.Pace, context.RequestAborted);
            }

            return;
        }

        await PutAsync(body.AsMemory(0, body.Length / 2));
        if (fault.Kind == FaultKind.HangMidway)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cleared, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Abort();
    }

    private async Task PutAsync(ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
