namespace Assay.Silo.Storage.Sqlite;

/// <summary>The data folder, held by an OS lock for as long as this object lives.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Absolute.</summary>
    public string Path { get; }

    public string StateFile => System.IO.Path.Combine(Path, "state.db");

    public string RemindersFile => System.IO.Path.Combine(Path, "reminders.db");

    public static DataFolder Open(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreStartupException(
                $"The data folder {path} cannot be created: {failure.Message}. Set ASSAY_DATA to a folder that this user may write to.",
                failure);
        }

        return new DataFolder(path, Lock(path));
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string path)
    {
        var file = System.IO.Path.Combine(path, "lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreStartupException(
                $"The data folder {path} is not writable for this user. Make it writable or set ASSAY_DATA to another folder.",
                failure);
        }
        catch (IOException failure) when (File.Exists(file) && !IsReadOnlyDisk(failure))
        {
            throw new StoreStartupException(
                $"The data folder {path} is in use by another Assay process. Stop that one, or set ASSAY_DATA to another folder.",
                failure);
        }
        catch (IOException failure)
        {
            throw new StoreStartupException(
                $"The data folder {path} cannot be used: {failure.Message}. Make it writable or set ASSAY_DATA to another folder.",
                failure);
        }
    }

    // EROFS and ENOSPC come as plain IOExceptions whose HResult is the errno.
    private static bool IsReadOnlyDisk(IOException failure) => failure.HResult is 30 or 28;
}
