using System.Globalization;
using Assay.Chaos.Checking;
using Assay.Chaos.Schedule;

namespace Assay.Chaos;

/// <summary>The rows of a run with a broker.</summary>
internal static class BusTable
{
    public static IEnumerable<(string Name, string Value)> Rows(ChaosResult result, BusFigures bus)
    {
        var blows = result.Blows;
        yield return ("broker: connections cut, links detached, stalls, throttles, restarts", Counts(
            blows, BlowKind.BusCut, BlowKind.BusDetached, BlowKind.BusStalled, BlowKind.BusThrottled, BlowKind.BusRestarted));
        yield return ("broker: all locks expired, all tokens expired, settlements and sends cut before the answer", Counts(
            blows, BlowKind.BusLocksExpired, BlowKind.BusTokensExpired, BlowKind.BusSettlementUnanswered, BlowKind.BusSendUnanswered));
        var modes = result.HandedIn.CountBy(one => one.QueueMode ?? "").ToDictionary();
        yield return ("hand-ins over the bus, by fallback, and not told", $"{Mode("service_bus")}, {Mode("direct")}, {Mode("")}");
        yield return ("messages taken in by the broker (redeliveries)", $"{ChaosTable.Text(bus.Messages)} ({ChaosTable.Text(bus.Redeliveries)})");
        yield return ("from a cut to the next message, p50 / max s", Back(BlowKind.BusCut));
        yield return ("from the end of a restart to the next message, p50 / max s", Back(BlowKind.BusRestarted));
        yield return ("dead letters before reconcile (work finished)", $"{Letters(bus.DeadLetters)}{Reasons(bus.DeadLetters)}");
        yield return ("dead letters at the end (work finished)", Letters(bus.Left));
        yield return ("messages left in the queues", ChaosTable.Text(bus.Waiting));

        string Mode(string name) => ChaosTable.Text(modes.GetValueOrDefault(name));

        string Back(BlowKind kind)
        {
            var all = blows.BackOnTheBus.Where(one => one.Kind == kind).Select(one => one.After.TotalSeconds).Order().ToArray();
            return all.Length == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{all[all.Length / 2]:0.0} / {all[^1]:0.0}");
        }
    }

    private static string Counts(BlowLog blows, params BlowKind[] kinds) => string.Join(", ", kinds.Select(blows.Count));

    private static string Letters(IReadOnlyCollection<DeadLetter> letters) =>
        $"{ChaosTable.Text(letters.Count)} ({ChaosTable.Text(letters.Count(letter => letter.IsFinished))})";

    private static string Reasons(IReadOnlyCollection<DeadLetter> letters) =>
        string.Concat(letters.CountBy(letter => letter.Reason ?? "no reason").Select(reason => $", {reason.Value} {reason.Key}"));
}
