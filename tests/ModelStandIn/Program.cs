using System.Globalization;
using System.Runtime.InteropServices;
using Assay.Tests.ModelStandIn;

// ModelStandIn [--port PORT] [--delay SECONDS]   prints the settings to try the product with and serves until it is stopped
var port = 0;
var delay = TimeSpan.Zero;
for (var i = 0; i < args.Length; i += 2)
{
    if (i + 1 < args.Length && args[i] == "--port" && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out port))
        continue;
    if (i + 1 < args.Length && args[i] == "--delay" && double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 3600)
    {
        delay = TimeSpan.FromSeconds(seconds);
        continue;
    }

    Console.Error.WriteLine("usage: ModelStandIn [--port PORT] [--delay SECONDS]");
    return 2;
}

await using var server = await ModelServer.StartAsync(port);
server.Delay = delay;
Console.WriteLine("# As a service that speaks OpenAI's protocol:");
Console.WriteLine($"MODEL_ENDPOINT={server.Endpoint}");
Console.WriteLine($"MODEL_API_KEY={server.Key}");
Console.WriteLine($"MODEL_NAME={ModelServer.DefaultModel}");
Console.WriteLine("# Or as Azure OpenAI:");
Console.WriteLine($"# AZURE_OPENAI_ENDPOINT={server.Url}");
Console.WriteLine($"# AZURE_OPENAI_API_KEY={server.Key}");
Console.WriteLine($"# AZURE_OPENAI_DEPLOYMENT_NAME={ModelServer.DefaultModel}");
var stop = new TaskCompletionSource();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
