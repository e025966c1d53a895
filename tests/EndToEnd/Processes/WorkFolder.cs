namespace Assay.EndToEnd.Processes;

/// <summary>An empty folder for one test, gone with it.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("assay-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
