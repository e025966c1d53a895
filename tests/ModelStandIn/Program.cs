using System.Globalization;
using System.Runtime.InteropServices;

namespace Assay.Tests.ModelStandIn;

/// <summary>
/// <c>ModelStandIn [--port PORT] [--delay SECONDS]</c> prints the settings to try the product with and serves until it is
/// stopped. In a namespace: the API, which tests use beside it, has a <c>Program</c> too.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (Read(args) is not var (port, delay))
        {
            await Console.Error.WriteLineAsync("usage: ModelStandIn [--port PORT] [--delay SECONDS]");
            return 2;
        }

        await using var server = await ModelServer.StartAsync(port);
        server.Delay = delay;
        Console.WriteLine(Settings(server));
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
    }

    private static (int Port, TimeSpan Delay)? Read(string[] args)
    {
        var (port, seconds) = (0, 0.0);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isRead = args[i] switch
            {
                "--port" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535,
                "--delay" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds) && seconds < 3600,
                _ => false,
            };
            if (!isRead)
                return null;
        }

        return (port, TimeSpan.FromSeconds(seconds));
    }

    private static string Settings(ModelServer server) => $"""
        # As a service that speaks OpenAI's protocol:
        MODEL_ENDPOINT={server.Endpoint}
        MODEL_API_KEY={server.Key}
        MODEL_NAME={ModelServer.DefaultModel}
        # Or as Azure OpenAI:
        # AZURE_OPENAI_ENDPOINT={server.Url}
        # AZURE_OPENAI_API_KEY={server.Key}
        # AZURE_OPENAI_DEPLOYMENT_NAME={ModelServer.DefaultModel}
        """;
}
