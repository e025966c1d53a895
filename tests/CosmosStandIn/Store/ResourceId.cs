using System.Buffers.Binary;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>Resource ids that the clients can take apart: 4 bytes database, 4 bytes collection, 8 bytes document.</summary>
internal static class ResourceId
{
    private const uint CollectionMark = 0x8000_0000;

    public static string Database(uint database) => Text(DatabaseBytes(database));

    public static string Collection(uint database, uint collection) => Text(CollectionBytes(database, collection));

    public static string Document(uint database, uint collection, ulong document)
    {
        var bytes = new byte[16];
        CollectionBytes(database, collection).CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), document);
        return Text(bytes);
    }

    /// <summary>A partition key range is told from a document by the high half of its last byte.</summary>
    public static string Range(uint database, uint collection) => Document(database, collection, 0x5000_0000_0000_0002);

    private static byte[] DatabaseBytes(uint database)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, database);
        return bytes;
    }

    private static byte[] CollectionBytes(uint database, uint collection)
    {
        var bytes = new byte[8];
        DatabaseBytes(database).CopyTo(bytes, 0);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), collection | CollectionMark);
        return bytes;
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
