using System.Globalization;
using System.Runtime.InteropServices;
using Assay.Tests.CosmosStandIn;

// CosmosStandIn [PORT [KEY]]   prints its URL and serves until it is stopped
var port = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 0;
await using var server = await CosmosServer.StartAsync(port, args.Length > 1 ? args[1] : CosmosServer.DefaultKey);
Console.WriteLine(server.Url);
var stop = new TaskCompletionSource();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
await stop.Task;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
