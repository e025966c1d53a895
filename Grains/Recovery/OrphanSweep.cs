using System.Collections.Immutable;
using Assay.Catalog;
using Assay.Pipeline;
using Assay.Submissions;
using Microsoft.Extensions.Options;

namespace Assay.Recovery;

/// <summary>Wakes every submission whose run was cut off with its silo: the owner in the row is no longer among the living.</summary>
internal sealed class OrphanSweep(
    ISubmissionCatalog catalog,
    IOptions<PipelineOptions> options,
    SubmissionWaker waker,
    ILocalSiloDetails silo,
    IClusterMembershipService membership)
{
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(30);

    /// <summary>One look at all orphans, page by page.</summary>
    /// <exception cref="OperationCanceledException">The store or the membership table did not answer within 30 s.</exception>
    public async Task<OrphanCount> RunAsync()
    {
        // Not the management grain, which may live on the very silo that has fallen silent.
        using var limit = new CancellationTokenSource(QueryLimit);
        await membership.Refresh(cancellationToken: limit.Token);

        // A silo that stops still ends its running steps: only the dead leave orphans.
        var living = membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status != SiloStatus.Dead)
            .Select(member => member.SiloAddress)
            .Append(silo.SiloAddress)
            .Select(address => address.ToParsableString())
            .ToHashSet();
        var count = new OrphanCount(0, 0);
        string? after = null;
        while (true)
        {
            using var stop = new CancellationTokenSource(QueryLimit);
            var orphans = await catalog.OrphansAsync(living, after, options.Value.RecoveryPage, stop.Token);
            if (orphans.IsEmpty)
                return count;
            count += await WakeAsync(orphans);
            after = orphans[^1];
        }
    }

    // All of a page at once: those that a silent silo keeps waiting must not hold up the others.
    private async Task<OrphanCount> WakeAsync(ImmutableArray<string> orphans)
    {
        var replies = await Task.WhenAll(orphans.Select(waker.WakeAsync));
        return new OrphanCount(orphans.Length, replies.Count(reply => reply == WakeReply.Acted));
    }
}
