namespace Assay.Bench;

internal static class ListsBench
{
    public static Task RunAsync(BenchOptions options, BenchFolder folder) => Task.CompletedTask;
}
