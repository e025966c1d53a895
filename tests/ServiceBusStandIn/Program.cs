using System.Runtime.InteropServices;
using Assay.ServiceBusStandIn;

// ServiceBusStandIn [--port PORT] [--queue NAME]...   prints how to reach it and serves until it is stopped
var port = 0;
var queues = new List<QueueSettings>();
for (var i = 0; i < args.Length; i += 2)
{
    if (i + 1 == args.Length || args[i] is not ("--port" or "--queue"))
    {
        Console.Error.WriteLine("usage: ServiceBusStandIn [--port PORT] [--queue NAME]...");
        return 2;
    }

    if (args[i] == "--queue")
    {
        queues.Add(new QueueSettings(args[i + 1]));
    }
    else if (!int.TryParse(args[i + 1], out port))
    {
        Console.Error.WriteLine("--port takes a number");
        return 2;
    }
}

await using var broker = await Broker.StartAsync(new BrokerSettings
{
    Port = port,
    TlsPort = 0,
    AdminTlsPort = 0,
    Queues = queues.Count > 0 ? queues : BrokerSettings.DefaultQueues,
});
Console.WriteLine($"plain: {broker.ConnectionString}");
Console.WriteLine($"tls: {broker.TlsConnectionString}");
Console.WriteLine($"admin: {broker.AdminConnectionString}");
Console.WriteLine($"admin tls: {broker.AdminTlsConnectionString}");
Console.WriteLine($"certificate: {broker.CertificatePath}");
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
