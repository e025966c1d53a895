using Assay.Tests.CosmosStandIn.Store;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.IO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.RecordIO;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace Assay.Tests.CosmosStandIn.Batch;

/// <summary>Batches as the .NET client sends them: rows of a binary format, whose reader, writer and schemas come with the client.</summary>
internal static class BatchRows
{
    private const int FirstSize = 4096;

    private static readonly Namespace Schemas = Namespace.Parse(ReadSchemas());

    private static readonly LayoutResolverNamespace Layouts = new(Schemas);

    private static readonly Layout Result = Layouts.Resolve(Schemas.Schemas.Find(schema => schema.Name == "BatchResult")!.SchemaId);

    public static async Task<List<BatchOperation>> ReadAsync(byte[] body)
    {
        var operations = new List<BatchOperation>();
        using var stream = new MemoryStream(body);
        var read = await stream.ReadRecordIOAsync(
            (ReadOnlyMemory<byte> record) =>
            {
                operations.Add(Read(record));
                return Microsoft.Azure.Cosmos.Serialization.HybridRow.Result.Success;
            },
            resizer: new MemorySpanResizer<byte>(body.Length));
        return read == Microsoft.Azure.Cosmos.Serialization.HybridRow.Result.Success
            ? operations
            : throw new FormatException("The batch cannot be read.");
    }

    public static async Task<byte[]> WriteAsync(IReadOnlyList<Reply> replies)
    {
        using var stream = new MemoryStream();
        var resizer = new MemorySpanResizer<byte>(FirstSize);
        await stream.WriteRecordIOAsync(
            default,
            (long index, out ReadOnlyMemory<byte> record) =>
            {
                record = index < replies.Count ? Write(replies[(int)index], resizer) : default;
                return Microsoft.Azure.Cosmos.Serialization.HybridRow.Result.Success;
            });
        return stream.ToArray();
    }

    private static BatchOperation Read(ReadOnlyMemory<byte> record)
    {
        var reader = new RowReader(record, HybridRowVersion.V1, Layouts);
        var (kind, id, body, ifMatch) = (-1, (string?)null, Array.Empty<byte>(), (string?)null);
        while (reader.Read())
        {
            switch (reader.Path.ToString())
            {
                case "operationType":
                    reader.ReadInt32(out kind);
                    break;
                case "id":
                    reader.ReadString(out id);
                    break;
                case "resourceBody":
                    reader.ReadBinary(out body);
                    break;
                case "ifMatch":
                    reader.ReadString(out ifMatch);
                    break;
            }
        }

        return new BatchOperation(KindOf(kind), id, body, ifMatch);
    }

    /// <summary>The client's own numbers.</summary>
    private static Operation KindOf(int number) => number switch
    {
        0 => Operation.Create,
        2 => Operation.Read,
        4 => Operation.Delete,
        5 => Operation.Replace,
        20 => Operation.Upsert,
        _ => Operation.Other,
    };

    private static ReadOnlyMemory<byte> Write(Reply reply, MemorySpanResizer<byte> resizer)
    {
        var row = new RowBuffer(FirstSize, resizer);
        row.InitLayout(HybridRowVersion.V1, Result, Layouts);
        RowWriter.WriteBuffer(ref row, reply, static (ref RowWriter writer, TypeArgument _, Reply reply) =>
        {
            writer.WriteInt32("statusCode", reply.Status);
            writer.WriteInt32("subStatusCode", 0);
            if (reply.Headers.TryGetValue("etag", out var etag))
                writer.WriteString("eTag", etag);
            if (reply is { Status: < 300, Body.IsEmpty: false })
                writer.WriteBinary("resourceBody", reply.Body.ToArray());
            return writer.WriteFloat64("requestCharge", reply.Charge);
        });
        return resizer.Memory[..row.Length];
    }

    private static string ReadSchemas()
    {
        using var stream = typeof(CosmosClient).Assembly.GetManifestResourceStream("Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
