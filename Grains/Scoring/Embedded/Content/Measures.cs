using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Content;

/// <summary>
/// How alike an answer and a reference are, in figures of 0..1 that hardly depend on how long either is: recalls grow with the
/// reference's <see cref="Reference.LengthShare"/>. The model of
/// <see cref="ContentModel"/> was fitted to them by name.
/// </summary>
/// <param name="Recall">Weight of the reference's terms that the answer holds, alike words counting in part.</param>
/// <param name="Beyond">The same over the terms that the question does not give away.</param>
/// <param name="Precision">Weight of the answer's own terms that the reference holds.</param>
/// <param name="SoftPrecision">The same with the question's words.</param>
/// <param name="Grams">Cosine of the runs of four letters.</param>
/// <param name="Sequence">Longest common sequence of content words, by the reference's length.</param>
/// <param name="Denied">Weight of found terms that one side affirms and the other denies.</param>
/// <param name="NegationDiffers">1 when one side holds a negation and the other none.</param>
/// <param name="Cosine">Cosine of the weighted terms, same stems only.</param>
/// <param name="PlainRecall">Share of all the reference's stems that the answer holds.</param>
internal sealed record Measures(
    double Recall,
    double Beyond,
    double Precision,
    double SoftPrecision,
    double Grams,
    double Sequence,
    double Denied,
    double NegationDiffers,
    double Cosine,
    double PlainRecall)
{
    /// <summary>The names in the order of <see cref="Values"/>, each with the direction in which it may move a score: 1 up, -1 down, 0 either.</summary>
    public static ImmutableArray<(string Name, int Direction)> Names { get; } =
    [
        ("recall", 1), ("beyond", 1), ("precision", 0), ("softPrecision", 0), ("grams", 1), ("sequence", 1), ("denied", -1), ("negationDiffers", -1),
        ("cosine", 1), ("plainRecall", 1),
    ];

    /// <summary>An answer that says what its only reference says, word by word.</summary>
    public static Measures Perfect { get; } = new(1, 1, 1, 1, 1, 1, 0, 0, 1, 1);

    /// <summary>An answer that holds nothing of its reference.</summary>
    public static Measures Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>How far the reference fits, for choosing among several when the score does not tell, and before there is a model.</summary>
    public double Fit => Recall + Precision + Cosine;

    public double[] Values =>
        [Recall, Beyond, Precision, SoftPrecision, Grams, Sequence, Denied, NegationDiffers, Cosine, PlainRecall];

    /// <summary>Measures in the order of <see cref="Values"/>.</summary>
    public static Measures Of(ReadOnlySpan<double> v) => new(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
}
