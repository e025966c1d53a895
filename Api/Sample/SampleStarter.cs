namespace Assay.Api.Sample;

/// <summary>Offers the sample once the process has started; a store that cannot take it now gets it at the next start.</summary>
internal sealed partial class SampleStarter(IServiceProvider services, ILogger<SampleStarter> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SampleData.OfferAsync(services, stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogNotOffered(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sample could not be stored")]
    private partial void LogNotOffered(Exception error);
}
