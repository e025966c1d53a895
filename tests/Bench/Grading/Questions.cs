using System.Collections.Concurrent;
using Assay.Scoring.Embedded;

namespace Assay.Bench.Grading;

/// <summary>Questions read once, whatever their number.</summary>
internal static class Questions
{
    private static readonly ConcurrentDictionary<(string, string?), PreparedQuestion> Known = new();

    public static JudgedAnswer Read(MarkedAnswer marked) => new(Of(marked), marked.Answer);

    private static PreparedQuestion Of(MarkedAnswer marked)
    {
        var question = marked.AsQuestion();
        return Known.GetOrAdd((question.Text, question.ReferenceAnswer), _ => new(question));
    }
}
