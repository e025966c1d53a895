namespace Assay.Api.Admin.Queue;

/// <summary>The names of the two queues; the counts stand under them in either mode.</summary>
/// <param name="Scoring"><c>AZURE_SERVICE_BUS_SCORING_QUEUE</c>, default <c>scoring-jobs</c>.</param>
/// <param name="Report"><c>AZURE_SERVICE_BUS_REPORT_QUEUE</c>, default <c>report-jobs</c>.</param>
internal sealed record QueueNames(string Scoring, string Report)
{
    public static QueueNames From(IConfiguration configuration)
    {
        var scoring = configuration["AZURE_SERVICE_BUS_SCORING_QUEUE"]?.Trim();
        var report = configuration["AZURE_SERVICE_BUS_REPORT_QUEUE"]?.Trim();
        return new QueueNames(
            string.IsNullOrEmpty(scoring) ? "scoring-jobs" : scoring,
            string.IsNullOrEmpty(report) ? "report-jobs" : report);
    }
}
