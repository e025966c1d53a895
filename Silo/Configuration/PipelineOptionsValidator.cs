using Assay.Pipeline;
using Microsoft.Extensions.Options;

namespace Assay.Silo.Configuration;

/// <summary>Refuses pipeline settings that cannot work, by the setting's name.</summary>
internal sealed class PipelineOptionsValidator : IValidateOptions<PipelineOptions>
{
    private const int MostSlots = 10_000;
    private const int MostAttempts = 10;
    private const int LongestGraceSeconds = 600;

    // The rest of the limit of one activation stores what was cut off.
    private static readonly TimeSpan LongestDrain = AssaySiloExtensions.DeactivationLimit - TimeSpan.FromSeconds(2);

    public ValidateOptionsResult Validate(string? name, PipelineOptions options)
    {
        var wrong = new List<string>();
        Check(options.JobSlots is >= 1 and <= MostSlots, "Pipeline:JobSlots must be 1 to 10000.");
        Check(options.MaxAttempts is >= 1 and <= MostAttempts, "Pipeline:MaxAttempts (AZURE_SERVICE_BUS_MAX_RETRIES) must be 1 to 10.");
        Check(options.RetryDelay > TimeSpan.Zero && options.RetryDelay <= TimeSpan.FromHours(1), "Pipeline:RetryDelay (AZURE_SERVICE_BUS_RETRY_DELAY) must be more than 0 and at most an hour.");
        Check(options.Lease >= TimeSpan.FromSeconds(10), "Pipeline:Lease must be at least 10 seconds.");
        Check(options.ReportTimeout > TimeSpan.Zero, "Pipeline:ReportTimeout must be more than 0.");
        Check(options.DrainLimit > TimeSpan.Zero && options.DrainLimit <= LongestDrain, "Pipeline:DrainLimit must be more than 0 and at most 58 seconds.");
        Check(options.RecoveryInterval >= TimeSpan.FromMilliseconds(50), "Pipeline:RecoveryInterval must be at least 50 milliseconds.");
        Check(options.RecoveryPage is >= 1 and <= 1000, "Pipeline:RecoveryPage must be 1 to 1000.");
        Check(options.RecoveryConcurrency is >= 1 and <= 256, "Pipeline:RecoveryConcurrency must be 1 to 256.");
        Check(options.RescoreInFlight is >= 1 and <= 256, "Pipeline:RescoreInFlight must be 1 to 256.");
        Check(options.RescoreInterval >= TimeSpan.FromMilliseconds(50), "Pipeline:RescoreInterval must be at least 50 milliseconds.");
        Check(options.GraceSeconds is >= 0 and <= LongestGraceSeconds, "Pipeline:GraceSeconds (AUTO_SUBMIT_GRACE_PERIOD) must be 0 to 600.");
        Check(options.CodeLifetime > TimeSpan.Zero, "Pipeline:CodeLifetime must be more than 0.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void Check(bool right, string message)
        {
            if (!right)
                wrong.Add(message);
        }
    }
}
