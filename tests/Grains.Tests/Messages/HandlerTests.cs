using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.ServiceBus;
using Assay.ServiceBus.Jobs;
using Assay.ServiceBus.Sending;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Grains.Tests.Messages;

/// <summary>What the receiving side does between a message and its submission.</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task A_job_whose_reply_got_lost_is_asked_for_again_and_done_once()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        var candidate = await Candidate.StartAsync(host);
        host.LostReply.PlanFor(nameof(ISubmissionGrain.RunJob));

        await candidate.SubmitAsync();

        Assert.Single((await candidate.ReportedAsync()).Revisions);
        await Eventually.True(
            () => host.Queue.Messages(Stage.Score).Count + host.Queue.Messages(Stage.Report).Count == 0, "the queues are empty");
        Assert.False(host.LostReply.IsPlanned);
        Assert.Equal(1, host.Grader.CallsOf(candidate.Id));
        Assert.Empty(host.Queue.Messages(Stage.Score, deadLetters: true));
    }

    [Fact]
    public async Task The_senders_trace_goes_on_where_its_message_is_worked_on()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        var worked = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Assay",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = worked.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var sender = new Activity("hand-in").SetIdFormat(ActivityIdFormat.W3C).Start();
        var properties = new Dictionary<string, object>();
        BusActivity.Inject(properties);
        Assert.Equal(sender.Id, properties["traceparent"]);

        var message = new BusMessage("1", Encoding.UTF8.GetBytes(Raw.Plain("sub_unknown"))) { Properties = properties };
        await host.Services.GetRequiredService<BusClient>().Sender("scoring-jobs").SendAsync(message, CancellationToken.None);

        await Eventually.True(() => worked.Any(activity => activity.TraceId == sender.TraceId), "the message is worked on");
        var work = worked.First(activity => activity.TraceId == sender.TraceId);
        Assert.Equal(("scoring-jobs process", ActivityKind.Consumer, sender.SpanId), (work.OperationName, work.Kind, work.ParentSpanId));
    }
}
