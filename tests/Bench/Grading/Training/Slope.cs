namespace Assay.Bench.Grading.Training;

/// <summary>First and second derivative of the loss, of one example or summed over several.</summary>
internal readonly record struct Slope(double First, double Second)
{
    private const double Ridge = 5;

    public static Slope operator +(Slope one, Slope other) => new(one.First + other.First, one.Second + other.Second);

    public static Slope operator -(Slope one, Slope other) => new(one.First - other.First, one.Second - other.Second);

    /// <summary>The leaf value that lowers the loss most within the bounds.</summary>
    public double Best(double least, double most) => Math.Clamp(-First / (Second + Ridge), least, most);

    /// <summary>By how much a leaf value lowers the loss.</summary>
    public double Gain(double value) => -((First * value) + (.5 * (Second + Ridge) * value * value));
}
