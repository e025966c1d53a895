using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Assay.Storage;

namespace Assay.Silo.Storage;

/// <summary>How states of one type are written and read.</summary>
internal static class StateShape<T>
{
    private static readonly JsonTypeInfo<T> Json = StateJson.Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new NotSupportedException($"{typeof(T)} is not among the types of {nameof(StateJson)}.");

    private static readonly Func<object, object?>? Version = FindVersion();
    private static readonly int Newest = VersionOf(Empty());

    // A row's size is that of its last write, more or less: starting there saves the copies of growing.
    private static int _sizeHint = 1024;

    public static T Empty() => Activator.CreateInstance<T>();

    public static int VersionOf(T state) => Version?.Invoke(state!) is int number ? number : 1;

    public static bool CanRead(long version) => version <= Newest;

    public static PayloadBuffer Write(T state)
    {
        var buffer = new PayloadBuffer(_sizeHint);
        try
        {
            var writer = StateWriter.Rent(buffer);
            JsonSerializer.Serialize(writer, state, Json);
            writer.Flush();
        }
        catch
        {
            buffer.Dispose();
            StateWriter.Forget();
            throw;
        }

        _sizeHint = Math.Clamp(buffer.Length + (buffer.Length / 4), 256, AssayGrainStorage.RowLimit);
        return buffer;
    }

    public static T Read(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize(payload, Json) ?? Empty();

    private static Func<object, object?>? FindVersion()
    {
        foreach (var property in Json.Properties)
        {
            if (property.Name == "schemaVersion")
                return property.Get;
        }

        return null;
    }
}
