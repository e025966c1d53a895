using Assay.CrashHost.Ports;
using Assay.CrashHost.Scenarios;
using Assay.Silo;
using Microsoft.Extensions.Hosting;

namespace Assay.CrashHost.Cluster;

/// <summary>The product's own silo process, except that grading takes its time and each call leaves a file.</summary>
internal static class SlowSilo
{
    public static async Task<int> RunAsync(WorkFolder folder, TimeSpan step)
    {
        Directory.CreateDirectory(folder.GraderCalls);
        var builder = Host.CreateApplicationBuilder();
        builder.AddSiloProcess();
        builder.Services.Decorate<Scoring.IAnswerGrader>((inner, _) => new SlowGrader(inner, step, folder.GraderCalls));
        await builder.Build().RunAsync();
        return 0;
    }
}
