namespace Assay.Tests.CosmosStandIn.Store;

/// <summary><c>/a/b/?</c> is that value alone, <c>/a/*</c> everything under it; a step can stand in quotes.</summary>
internal sealed class IndexPath
{
    private readonly List<string> _steps;
    private readonly bool _isWhole;

    public IndexPath(string path, bool isIncluded)
    {
        _steps = Split(path);
        if (_steps.Count == 0 || _steps[^1] is not ("?" or "*"))
            throw new FormatException($"The indexing path '{path}' could not be accepted, failed near position '{path.Length}'.");
        _isWhole = _steps[^1] == "*";
        _steps.RemoveAt(_steps.Count - 1);
        IsIncluded = isIncluded;
    }

    public bool IsIncluded { get; }

    public bool IsRoot => _isWhole && _steps.Count == 0;

    public int Precision => (2 * _steps.Count) + (_isWhole ? 0 : 1);

    public bool Fits(IReadOnlyList<string> steps) =>
        (_isWhole ? steps.Count >= _steps.Count : steps.Count == _steps.Count) && _steps.SequenceEqual(steps.Take(_steps.Count));

    /// <summary><c>/a/"b/c"</c> is a, b/c.</summary>
    public static List<string> Split(string path)
    {
        var steps = new List<string>();
        var at = 0;
        while (at < path.Length && path[at] == '/')
        {
            var isQuoted = at + 1 < path.Length && path[at + 1] == '"';
            var start = at + (isQuoted ? 2 : 1);
            var end = path.IndexOf(isQuoted ? '"' : '/', start);
            if (end < 0)
                end = path.Length;
            steps.Add(path[start..end]);
            at = isQuoted ? end + 1 : end;
        }

        return at >= path.Length ? steps : [];
    }
}
