using System.Globalization;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>The path of a request, taken apart: dbs/D/colls/C/docs/I, or less.</summary>
internal sealed class Target
{
    private readonly string[] _parts;

    public Target(string rawTarget)
    {
        var query = rawTarget.IndexOf('?', StringComparison.Ordinal);
        Path = (query < 0 ? rawTarget : rawTarget[..query]).Trim('/');
        _parts = Path.Length == 0 ? [] : [.. Path.Split('/').Select(Uri.UnescapeDataString)];
    }

    /// <summary>As it came, without the slashes around it.</summary>
    public string Path { get; }

    public int Depth => _parts.Length;

    public string? Database => Part(1);

    public string? Container => Part(3);

    public string? Document => IsDocuments ? Part(5) : null;

    public bool IsDatabases => Part(0) == "dbs" && Depth <= 2;

    public bool IsContainers => Part(0) == "dbs" && Part(2) == "colls" && Depth is 3 or 4;

    public bool IsDocuments => Part(0) == "dbs" && Part(2) == "colls" && Part(4) == "docs" && Depth is 5 or 6;

    public bool IsRanges => Part(0) == "dbs" && Part(2) == "colls" && Part(4) == "pkranges" && Depth == 5;

    /// <summary>What a signature calls the kind of resource: dbs, colls, docs, pkranges.</summary>
    public string ResourceType => Depth == 0 ? "" : _parts[Depth % 2 == 0 ? Depth - 2 : Depth - 1];

    /// <summary>What a signature can call the resource: its path encoded or not, or its rid in lower case.</summary>
    public IEnumerable<string> ResourceLinks()
    {
        var length = Depth % 2 == 0 ? Depth : Depth - 1;
        if (length <= 0)
            return [""];
        return
        [
            string.Join('/', _parts.Take(length)),
            string.Join('/', Path.Split('/').Take(length)),
            _parts[length - 1].ToLower(CultureInfo.InvariantCulture),
        ];
    }

    private string? Part(int index) => index < Depth ? _parts[index] : null;
}
