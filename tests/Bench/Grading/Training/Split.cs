namespace Assay.Bench.Grading.Training;

/// <summary>A question about one measure and what its two sides would be worth.</summary>
internal sealed record Split(int Measure, int Bin, double Threshold, double Gain, double Low, double High, int Direction);
