namespace Assay.Bench;

/// <summary>A folder for this run's databases, removed at its end.</summary>
internal sealed class BenchFolder(string parent) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateDirectory(
        System.IO.Path.Combine(parent, "assay-bench-" + Guid.NewGuid().ToString("N")[..8]));

    public string Path => _root.FullName;

    public string For(string row) => _root.CreateSubdirectory(row).FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
