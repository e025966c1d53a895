using Assay.Silo.Configuration;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo;

/// <summary>A silo of a cluster as a process of its own. In a namespace: the API has a <c>Program</c> too.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            DotEnvFile.Load(Environment.CurrentDirectory);
            var builder = Host.CreateApplicationBuilder(args);
            builder.AddSiloProcess();
            await builder.Build().RunAsync();
            return 0;
        }
        catch (Exception error) when (SiloProcess.Explain(error) is { } reason)
        {
            await Console.Error.WriteLineAsync($"The silo did not start: {reason}");
            return 1;
        }
    }
}
