using Assay.Bench;

var options = BenchOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

using var folder = new BenchFolder(options.Folder);
await (options.Command == "lists" ? ListsBench.RunAsync(options, folder) : PipelineBench.RunAsync(options, folder));
return 0;
