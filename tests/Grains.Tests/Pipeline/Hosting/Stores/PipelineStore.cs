namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>
/// The real store under a test's silos. Which one is said by the environment variable <c>ASSAY_TEST_STORE</c>, so that the same
/// tests run on each: <c>sqlite</c> (default), <c>postgres</c> or <c>cosmos</c>.
/// </summary>
internal abstract class PipelineStore : IAsyncDisposable
{
    public static PipelineStore Choose(string folder) => Environment.GetEnvironmentVariable("ASSAY_TEST_STORE") switch
    {
        null or "" or "sqlite" => new SqlitePipelineStore(folder),
        "postgres" => new PostgresPipelineStore(),
        "cosmos" => new CosmosPipelineStore(),
        var other => throw new NotSupportedException($"ASSAY_TEST_STORE is {other}"),
    };

    /// <summary>How long a backlog it can stand for.</summary>
    public virtual int MostWaiting => 100_000;

    /// <summary>Makes it ready before the first silo starts.</summary>
    /// <param name="shared">True when several silos of this process will use it.</param>
    public abstract Task OpenAsync(bool shared);

    /// <summary>Adds it, and the reminders, to a silo.</summary>
    public abstract void Use(ISiloBuilder silo);

    /// <summary>Keys of the rows other than submissions whose key holds a text, of one state name or (null) of all.</summary>
    public abstract Task<IReadOnlyList<string>> KeysAsync(string text, string? stateName);

    /// <summary>Lays down very many waiting submissions at once, as copies of one, each due a tick after the one before.</summary>
    public abstract Task CopyAsync(string key, int copies);

    /// <summary>Names of the reminders of a submission.</summary>
    public abstract Task<IReadOnlyList<string>> RemindersAsync(string submission);

    /// <summary>Makes every later use of the reminders fail.</summary>
    public abstract Task BreakRemindersAsync();

    public abstract ValueTask DisposeAsync();
}
