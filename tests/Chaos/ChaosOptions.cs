using System.Globalization;

namespace Assay.Chaos;

/// <summary>How much is handed in and killed. The same seed gives the same answers, grading times and order of blows.</summary>
internal sealed record ChaosOptions
{
    public int Kills { get; init; } = 15;

    public int Submissions { get; init; } = 3_000;

    public int Seed { get; init; } = 1;

    /// <summary>Whether jobs go over a broker, which is hit as well.</summary>
    public bool Bus { get; init; }

    /// <summary>After this long nothing more is handed in or killed; what is under way is seen to its end.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether what the processes wrote down is kept after a clean run too.</summary>
    public bool KeepsFolder { get; init; }

    public static ChaosOptions Parse(string[] args)
    {
        var options = new ChaosOptions();
        for (var index = 0; index < args.Length; index += 2)
        {
            var value = Number(args.ElementAtOrDefault(index + 1));
            options = args[index] switch
            {
                "--kills" => options with { Kills = value },
                "--submissions" => options with { Submissions = value },
                "--seed" => options with { Seed = value },
                "--bus" => options with { Bus = value > 0 },
                "--minutes" => options with { Limit = TimeSpan.FromMinutes(value) },
                "--keep" => options with { KeepsFolder = value > 0 },
                var name => throw new ArgumentException($"{name} is unknown; there are --kills, --submissions, --seed, --bus, --minutes and --keep."),
            };
        }

        return options;
    }

    public static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"\"{text}\" must be a whole number.");
}
