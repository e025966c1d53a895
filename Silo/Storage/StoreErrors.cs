using Assay.Errors;

namespace Assay.Silo.Storage;

/// <summary>What callers are told when the store cannot do its work.</summary>
internal static class StoreErrors
{
    private const string Code = "store_unavailable";

    public static AssayException QueueLimit(TimeSpan limit) =>
        Unavailable($"The store did not get to this write within {limit.TotalSeconds:0.#} s. Nothing was stored; repeat the call.");

    public static AssayException QueueFull() =>
        Unavailable("The store has more waiting writes than it can hold. Nothing was stored; repeat the call after a moment.");

    public static AssayException ReadLimit(TimeSpan limit) =>
        Unavailable($"The store did not answer within {limit.TotalSeconds:0.#} s. Repeat the call.");

    public static AssayException Closed() => Unavailable("The store is closed because the process stops. Repeat the call.");

    public static AssayException RowTooLarge(int size, int limit) => new(
        ErrorKind.TooLarge,
        "row_too_large",
        $"The record would take {size:N0} bytes; the limit is {limit:N0}. Shorten the answers or the history.");

    public static AssayException Failed() => Unavailable("The store failed; the log says why. Repeat the call.");

    public static AssayException Unavailable(string message) => new(ErrorKind.Unavailable, Code, message);
}
