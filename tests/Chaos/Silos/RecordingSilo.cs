using Assay.CrashHost.Ports;
using Assay.Scoring;
using Assay.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.Chaos.Silos;

/// <summary>The product's own silo process, except that grading takes its time and what happens is written down.</summary>
internal static class RecordingSilo
{
    public static async Task<int> RunAsync(string folder, int seed)
    {
        using var record = new SiloRecord(folder);
        var builder = Host.CreateApplicationBuilder();
        builder.AddSiloProcess();
        builder.Services.AddSingleton(record);
        builder.Services.AddSingleton<DeathWatch>();
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<DeathWatch>());
        builder.Services.Decorate<IAnswerGrader>((inner, _) => new RecordingGrader(inner, seed, record));
        await builder.Build().RunAsync();
        return 0;
    }
}
