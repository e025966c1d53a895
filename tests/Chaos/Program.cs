using Assay.Chaos;
using Assay.Chaos.Silos;

// Chaos [--kills N] [--submissions N] [--seed N] [--bus 1] [--minutes N] [--keep 1]   the long run
// Chaos silo FOLDER SEED                                                   a silo of a run; started by it, never by hand
if (args is ["silo", var folder, var seed])
    return await RecordingSilo.RunAsync(folder, ChaosOptions.Number(seed));

var options = ChaosOptions.Parse(args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var result = await ChaosRun.RunAsync(options, Console.WriteLine, stop.Token);
foreach (var line in ChaosTable.Blows(result).Concat(result.Effects.FailedAttempts.Take(5)))
    Console.WriteLine(line);
Console.WriteLine(ChaosTable.Of(result));
return result.Effects.AreClean ? 0 : 1;
