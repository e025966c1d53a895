using System.Collections.Concurrent;
using Assay.Scoring.Embedded;

namespace Assay.Bench.Grading;

/// <summary>Questions read once, whatever their number.</summary>
internal static class Questions
{
    private static readonly ConcurrentDictionary<(string, string), PreparedQuestion> Known = new();

    public static PreparedQuestion Of(MarkedAnswer marked) => Known.GetOrAdd((marked.Dataset, marked.Qid), _ => new(marked.AsQuestion()));
}
