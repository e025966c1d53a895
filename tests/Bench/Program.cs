using Assay.Bench;
using Assay.Bench.Grading;
using Assay.Bench.Grading.Training;
using Assay.Bench.WordNet;

switch (args)
{
    case ["wordnet", var folder, var tables]:
        await using (var target = File.Create(tables))
            TableBuilder.Write(folder, target);
        return 0;
    case ["train", var model, _, ..]:
        ModelFitting.Run(args[2..], model);
        return 0;
    case ["grading", _, ..]:
        await GradingBench.RunAsync(args[1..]);
        return 0;
}

var options = BenchOptions.Parse(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

using var scratch = new BenchFolder(options.Folder);
await (options.Command == "lists" ? ListsBench.RunAsync(options, scratch) : PipelineBench.RunAsync(options, scratch));
return 0;
