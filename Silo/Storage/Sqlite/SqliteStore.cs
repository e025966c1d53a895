using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The open data folder: the writer, the readers, and the order in which they come and go.</summary>
internal sealed partial class SqliteStore(IOptions<StorageOptions> options, ILogger<SqliteStore> logger)
    : IRowStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const int PointReaders = 4;
    private const int ListReaders = 2;

    private DataFolder? _folder;
    private GroupWriter? _writer;
    private ReaderPool? _points;
    private ReaderPool? _lists;

    public GroupWriter Writer => _writer ?? throw StoreErrors.Closed();

    /// <summary>Connections for single rows.</summary>
    public ReaderPool Points => _points ?? throw StoreErrors.Closed();

    /// <summary>Connections for lists, apart, so that no list keeps a grain from waking.</summary>
    public ReaderPool Lists => _lists ?? throw StoreErrors.Closed();

    /// <summary>The absolute path of the data folder.</summary>
    public string DataFolder => Path.GetFullPath(options.Value.DataFolder);

    public string RemindersFile => Path.Combine(DataFolder, "reminders.db");

    public void Open()
    {
        if (_folder is not null)
            return;
        var folder = Sqlite.DataFolder.Open(options.Value.DataFolder);
        try
        {
            Migrator.Upgrade(folder.StateFile, StateSchema.Scripts);
            Migrator.Upgrade(folder.RemindersFile, ReminderSchema.Scripts);
            _writer = new GroupWriter(folder.StateFile, TimeProvider.System, options.Value.QueueLimit, logger);
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        _points = new ReaderPool(folder.StateFile, PointReaders, TimeProvider.System);
        _lists = new ReaderPool(folder.StateFile, ListReaders, TimeProvider.System);
        _folder = folder;
        LogOpened(folder.Path);
    }

    public Task<StoredRow<T>?> ReadAsync<T>(RowKey key, bool listed, PayloadReader<T> read, CancellationToken cancellationToken) =>
        Points.ReadAsync(reader => reader.Read(key, listed, read), cancellationToken);

    public Task WriteAsync(WriteItem item, CancellationToken cancellationToken) => Writer.WriteAsync(item, cancellationToken);

    /// <summary>Stores what still waits and lets go of the folder.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "There is no finalizer to suppress.")]
    public async ValueTask DisposeAsync()
    {
        if (_folder is not { } folder)
            return;
        _folder = null;
        _points?.Dispose();
        _lists?.Dispose();
        if (_writer is not null)
            await _writer.DisposeAsync();
        folder.Dispose();
        LogClosed(folder.Path);
    }

    // First to come and last to go: grains still save while the silo stops.
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(SqliteStore),
        ServiceLifecycleStage.First,
        _ =>
        {
            Open();
            return Task.CompletedTask;
        },
        _ => DisposeAsync().AsTask());

    [LoggerMessage(EventId = 4100, Level = LogLevel.Information, Message = "Keeping data in {Folder}")]
    private partial void LogOpened(string folder);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Information, Message = "Closed the data in {Folder}")]
    private partial void LogClosed(string folder);
}
