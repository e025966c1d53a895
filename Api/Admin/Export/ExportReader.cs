using System.Runtime.CompilerServices;
using Assay.Catalog;
using Assay.Errors;
using Assay.Submissions;

namespace Assay.Api.Admin.Export;

/// <summary>
/// Reads the handed-in submissions of a query page by page, in the catalog's order, with a few grains asked at a time and no more in
/// memory than those. One that is erased meanwhile is left out.
/// </summary>
/// <param name="list">The catalog.</param>
/// <param name="read">One submission without its answers, or null when there is none.</param>
/// <param name="clock">For the pauses between tries.</param>
internal sealed class ExportReader(
    Func<SubmissionQuery, Task<SubmissionPage>> list,
    Func<string, Task<SubmissionDetail?>> read,
    TimeProvider clock)
{
    /// <summary>So many submissions are asked at a time.</summary>
    public const int MostInFlight = 4;

    private const int Tries = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <param name="query">The query, without a cursor.</param>
    /// <param name="first">Its first page.</param>
    /// <param name="stop">Ends it between two submissions.</param>
    public async IAsyncEnumerable<SubmissionDetail> ReadAsync(SubmissionQuery query, SubmissionPage first, [EnumeratorCancellation] CancellationToken stop)
    {
        var underWay = new Queue<Task<SubmissionDetail?>>();
        for (var page = first; ; page = await PatientlyAsync(() => list(query with { Cursor = page.NextCursor }), stop))
        {
            foreach (var item in page.Items.Where(IsHandedIn))
            {
                stop.ThrowIfCancellationRequested();
                if (underWay.Count == MostInFlight && await underWay.Dequeue() is { } detail)
                    yield return detail;
                underWay.Enqueue(ReadOneAsync(item.SubmissionId, stop));
            }

            if (page.NextCursor is null)
                break;
            stop.ThrowIfCancellationRequested();
        }

        while (underWay.TryDequeue(out var reading))
        {
            if (await reading is { } detail)
                yield return detail;
        }
    }

    private static bool IsHandedIn(SubmissionListItem item) =>
        item.Status is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted;

    private async Task<SubmissionDetail?> ReadOneAsync(string id, CancellationToken stop)
    {
        try
        {
            return await PatientlyAsync(() => read(id), stop);
        }
        catch (AssayException gone) when (gone.Kind is ErrorKind.Gone or ErrorKind.NotFound)
        {
            return null;
        }
    }

    // The reply has begun: a silo that restarts meanwhile must not cut it off.
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (Exception error) when (tries < Tries && error is TimeoutException or AssayException { Kind: ErrorKind.Unavailable })
            {
                await Task.Delay(Pause * tries, clock, stop);
            }
        }
    }
}
