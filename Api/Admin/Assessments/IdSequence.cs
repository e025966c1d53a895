namespace Assay.Api.Admin.Assessments;

/// <summary>Ids of the items of one list: those given, each once, and made-up ones for the items without.</summary>
internal sealed class IdSequence(int count, Func<int, string> make)
{
    private readonly HashSet<string> _taken = new(count, StringComparer.Ordinal);
    private int _next;

    /// <summary>Takes an id that was given; false when it is taken already.</summary>
    public bool TryTake(string id) => _taken.Add(id);

    /// <summary>The next made-up id that nobody took. Call it after every given id was taken.</summary>
    public string Next()
    {
        string id;
        do
        {
            id = make(_next++);
        }
        while (!_taken.Add(id));
        return id;
    }
}
