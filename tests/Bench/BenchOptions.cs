using System.Globalization;

namespace Assay.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    public const string Usage =
        """
        pipeline [--store sqlite|postgres] [--slices 5] [--seconds 1.5] [--concurrency 64] [--only no-op,bus,official,two-silos] [--folder /tmp] [--json]
        lists    [--store sqlite|postgres] [--rows 100000] [--concurrency 4] [--folder /tmp] [--json]
        grading  FILE…                   agreement of the embedded grader with human marks, a JSONL file each
        train    MODEL FILE…             fits the embedded grader's model to the training splits of the files
        wordnet  FOLDER TABLES           reduces WordNet's database files to the embedded grader's tables
        """;

    public string Command { get; private init; } = "";

    /// <summary>The store under the silo and under the references.</summary>
    public bool Postgres { get; private init; }

    public int Slices { get; private init; } = 5;

    public double Seconds { get; private init; } = 1.5;

    public int? Concurrency { get; private init; }

    public int Rows { get; private init; } = 100_000;

    /// <summary>Where the databases go: on the disk that is to be measured.</summary>
    public string Folder { get; private init; } = Path.GetTempPath();

    public IReadOnlyCollection<string> Only { get; private init; } = [];

    public bool Json { get; private init; }

    public static BenchOptions? Parse(string[] args)
    {
        if (args is not ["pipeline" or "lists", ..])
            return null;
        var options = new BenchOptions { Command = args[0] };
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--json")
            {
                options = options with { Json = true };
                continue;
            }

            if (i + 1 == args.Length || options.With(args[i], args[++i]) is not { } next)
                return null;
            options = next;
        }

        return options;
    }

    public bool Wants(string row) => Only.Count == 0 || Only.Contains(row);

    private BenchOptions? With(string name, string value) => name switch
    {
        "--store" => value is "sqlite" or "postgres" ? this with { Postgres = value == "postgres" } : null,
        "--slices" => this with { Slices = Whole(value) },
        "--seconds" => this with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
        "--concurrency" => this with { Concurrency = Whole(value) },
        "--rows" => this with { Rows = Whole(value) },
        "--folder" => this with { Folder = value },
        "--only" => this with { Only = value.Split(',') },
        _ => null,
    };

    private static int Whole(string value) => Math.Max(1, int.Parse(value, CultureInfo.InvariantCulture));
}
