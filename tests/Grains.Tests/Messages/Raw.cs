using System.Text;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.ServiceBus;
using Assay.ServiceBus.Sending;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Grains.Tests.Messages;

/// <summary>Messages as anybody might send them.</summary>
internal static class Raw
{
    public static string Plain(string submission, string job = "scoring") =>
        $$$"""{"job_type":"{{{job}}}","submission_id":"{{{submission}}}","metadata":{"assessment_id":"assess_sample"}}""";

    public static Task SendAsync(PipelineHost host, string body, string queue = "scoring-jobs") =>
        host.Services.GetRequiredService<BusClient>().Sender(queue)
            .SendAsync(new BusMessage(Guid.NewGuid().ToString("N"), Encoding.UTF8.GetBytes(body)), CancellationToken.None);
}
