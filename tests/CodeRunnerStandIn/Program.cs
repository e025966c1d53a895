using System.Globalization;
using System.Runtime.InteropServices;

namespace Assay.Tests.CodeRunnerStandIn;

/// <summary><c>CodeRunnerStandIn [PORT [KEY]]</c> prints its URL and serves until it is stopped. In a namespace: the API has a <c>Program</c> too.</summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        var port = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 0;
        await using var server = await RunnerServer.StartAsync(port, args.Length > 1 ? args[1] : "");
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
    }
}
