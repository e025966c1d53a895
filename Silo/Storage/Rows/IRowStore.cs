namespace Assay.Silo.Storage;

/// <summary>Where rows live: one implementation a database.</summary>
internal interface IRowStore
{
    /// <summary>Hands a row to <paramref name="read"/>, in memory that is valid during the call only.</summary>
    /// <param name="key">The row.</param>
    /// <param name="listed">True for the table of listed states.</param>
    /// <param name="read">Makes a value of the payload.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when there is no such row.</returns>
    Task<StoredRow<T>?> ReadAsync<T>(RowKey key, bool listed, PayloadReader<T> read, CancellationToken cancellationToken);

    /// <summary>
    /// Returns when the item is durable. Throws <see cref="Orleans.Storage.InconsistentStateException"/> when another activation
    /// was faster; any other failure says in its message whether something may have been stored.
    /// </summary>
    Task WriteAsync(WriteItem item, CancellationToken cancellationToken);
}
