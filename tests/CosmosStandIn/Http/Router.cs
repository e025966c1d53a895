using System.Text.Json;
using Assay.Tests.CosmosStandIn.Faults;
using Assay.Tests.CosmosStandIn.Query;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Http;

/// <summary>Takes every request: checks who sent it, lets faults strike, answers, counts.</summary>
internal sealed class Router(Authorization authorization, FaultPlan faults, Counters counters)
{
    private readonly ResourceCalls _resources = new(new Account());
    private readonly QueryCalls _queries = new(counters);
    private long _lsn;

    public async Task AnswerAsync(HttpContext context)
    {
        var call = await CosmosCall.ReadAsync(context);
        counters.OnRequest(call.Operation);
        if (!authorization.Allows(call.Method, call.Target, context.Request.Headers))
        {
            await WriteAsync(call, Reply.Error(401, "Unauthorized", "The input authorization token can't serve the request. The MAC signature found is not the same as any computed one."));
            return;
        }

        var fault = faults.Strike(call.Operation, call.DocumentId());
        if (fault is not null)
            counters.OnFault(fault.Kind);
        switch (fault?.Kind)
        {
            case FaultKind.Hang:
                await HangAsync(context);
                return;
            case FaultKind.Cut:
                context.Abort();
                return;
            case FaultKind.TooManyRequests:
                await WriteAsync(call, Throttled(fault));
                return;
            case FaultKind.PreconditionFailed:
                await WriteAsync(call, Reply.PreconditionFailed());
                return;
            case FaultKind.Forbidden:
                await WriteAsync(call, Reply.Error(403, "Forbidden", "Request blocked by Auth: the given principal does not have the permission.", 5302));
                return;
            case FaultKind.ServiceUnavailable:
                await WriteAsync(call, Reply.Error(503, "ServiceUnavailable", "The service is currently unavailable, please retry."));
                return;
        }

        var reply = await AnswerAsync(call, isEmpty: fault?.Kind == FaultKind.EmptyPage);
        switch (fault?.Kind)
        {
            case FaultKind.CutAfterWrite:
                context.Abort();
                return;
            case FaultKind.HangAfterWrite:
                await HangAsync(context);
                return;
            default:
                await WriteAsync(call, reply);
                return;
        }
    }

    private static Reply Throttled(Fault fault)
    {
        var reply = Reply.Error(429, "TooManyRequests", "The request rate is too large. Please retry after sometime.", 3200);
        reply.Headers["x-ms-retry-after-ms"] =
            ((long)fault.RetryAfter.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return reply with { Charge = 0.38 };
    }

    private async Task<Reply> AnswerAsync(CosmosCall call, bool isEmpty)
    {
        try
        {
            return call.Operation switch
            {
                Operation.Account => ResourceCalls.ReadAccount(call),
                Operation.Other => ResourceCalls.Unknown(call),
                Operation.Database => _resources.Databases(call),
                Operation.Container => _resources.Containers(call),
                Operation.PartitionKeyRanges => _resources.Ranges(call),
                Operation.Batch => _resources.Find(call) is { } owner ? await BatchCalls.AnswerAsync(call, owner) : Reply.OwnerNotFound(),
                _ => _resources.Find(call) is { } container ? Documents(call, container, isEmpty) : Reply.OwnerNotFound(),
            };
        }
        catch (Exception refused) when (refused is QueryException or FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Reply.BadRequest(refused.Message);
        }
    }

    private Reply Documents(CosmosCall call, Container container, bool isEmpty) => call.Operation switch
    {
        Operation.QueryPlan => QueryCalls.PlanOf(call),
        Operation.Query => _queries.Run(call, container, isEmpty),
        _ => DocumentCalls.Answer(call, container),
    };

    private async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, faults.Cleared);
        await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private async Task WriteAsync(CosmosCall call, Reply reply)
    {
        if (call.Operation is Operation.Create or Operation.Upsert or Operation.Replace && reply.Status < 300
            && string.Equals(call.Header("Prefer"), "return=minimal", StringComparison.OrdinalIgnoreCase))
        {
            reply = reply.WithoutBody();
        }

        counters.OnAnswer(call.Operation, reply.Status, reply.Charge);
        await ReplyWriter.WriteAsync(call.Context, reply, Interlocked.Increment(ref _lsn));
    }
}
