using Assay.Catalog;
using Assay.Queue;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>Puts the bus's dead letters beside the store's failed submissions.</summary>
internal static class DeadLetterJoin
{
    private const int MostOthers = 200;
    private const int MostCounted = 1_000;

    public static async Task<DeadLetterPage> ReadAsync(DeadLetterFilter filter, IGrainFactory grains)
    {
        var letters = grains.GetGrain<IDeadLetterGrain>(IDeadLetterGrain.Key).List();
        var page = await DeadLetterList.ReadAsync(filter, filter.Reason, grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListSubmissions);
        var bus = await letters;
        var verdicts = bus.Letters.Where(letter => letter.IsVerdict).ToLookup(letter => letter.SubmissionId);
        var others = bus.Letters.Where(letter => !letter.IsVerdict && IsAsked(filter, letter)).Take(MostOthers).Select(LetterView.Of);
        return page with
        {
            Items = [.. page.Items.Select(item => verdicts[item.SubmissionId].LastOrDefault() is { } letter ? item with { Bus = LetterView.Of(letter) } : item)],
            Bus = new BusLetters(bus.HasBus, bus.Letters.Length, IsCut(bus), bus.Error, filter.IsFirst ? [.. others] : []),
        };
    }

    public static async Task<LetterGroups> GroupAsync(DeadLetterFilter filter, IGrainFactory grains)
    {
        var letters = grains.GetGrain<IDeadLetterGrain>(IDeadLetterGrain.Key).List();
        var list = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListSubmissions;
        var reasons = new List<string?>();
        var next = filter.OfAll();
        string? more;
        do
        {
            var page = await DeadLetterList.ReadAsync(next, filter.Reason, list);
            reasons.AddRange(page.Items.Select(item => item.ReasonCode));
            more = page.NextCursor;
            if (more is not null)
                next = next.From(more);
        }
        while (more is not null && reasons.Count < MostCounted);

        var bus = await letters;
        var submissions = reasons.ToLookup(reason => reason);
        var messages = bus.Letters.Where(letter => IsAsked(filter, letter)).ToLookup(letter => letter.Reason);
        var groups = submissions.Select(group => group.Key).Union(messages.Select(group => group.Key))
            .Select(reason => new LetterGroup(reason, submissions[reason].Count(), messages[reason].Count()))
            .OrderByDescending(group => Math.Max(group.Submissions, group.Letters));
        return new LetterGroups([.. groups], more is not null || IsCut(bus), bus.Error);
    }

    private static bool IsCut(LetterList bus) => bus.Letters.GroupBy(letter => letter.Queue).Any(queue => queue.Count() >= IDeadLetterGrain.Most);

    // A letter knows its stage and its reason; the other filters are about submissions.
    private static bool IsAsked(DeadLetterFilter filter, BusLetter letter) =>
        (filter.Reason is null || filter.Reason == letter.Reason) && (filter.Only is null || filter.Only == letter.Job?.Stage);
}
