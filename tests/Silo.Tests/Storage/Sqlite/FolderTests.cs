namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>Tests that need folders which outlive a store; each is removed after its test.</summary>
public abstract class FolderTests : IDisposable
{
    private readonly List<string> _folders = [];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected string NewFolder()
    {
        _folders.Add(Directory.CreateTempSubdirectory("assay-store-").FullName);
        return _folders[^1];
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (var folder in _folders)
            Directory.Delete(folder, recursive: true);
    }
}
