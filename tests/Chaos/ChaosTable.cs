using System.Globalization;
using System.Text;
using Assay.Chaos.Checking;
using Assay.Chaos.Schedule;

namespace Assay.Chaos;

/// <summary>A run in Markdown.</summary>
internal static class ChaosTable
{
    public static string Of(ChaosResult result)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Seed {result.Options.Seed}, {result.Began:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {result.Took.TotalMinutes:0.0} minutes"));
        text.AppendLine();
        text.AppendLine("| what | count |");
        text.AppendLine("|---|---|");
        foreach (var (name, value) in Rows(result))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {value} |");
        if (!result.Effects.AreClean)
            text.AppendLine().AppendLine(result.Effects.ToString());
        foreach (var refusal in result.Refusals.Take(5))
            text.AppendLine(CultureInfo.InvariantCulture, $"refused: {refusal}");
        return text.ToString();
    }

    public static IEnumerable<(string Name, string Value)> Rows(ChaosResult result)
    {
        var (effects, blows, recoveries) = (result.Effects, result.Blows, result.Recoveries);
        yield return ("kills (silos, API, PostgreSQL)", $"{blows.Kills} ({blows.Count(BlowKind.SiloKilled)}, {blows.Count(BlowKind.ApiKilled)}, {blows.Count(BlowKind.DatabaseKilled)})");
        yield return ("silos paused until declared dead", Text(blows.Count(BlowKind.SiloPaused)));
        yield return ("times that connections were cut", Text(blows.Count(BlowKind.ConnectionsCut)));
        yield return ("silos that ended by themselves", Text(blows.EndedByThemselves.Count));
        yield return ("submissions handed in (acknowledged)", $"{Text(result.HandedIn.Count)} ({Text(result.Acknowledged)})");
        yield return ("calls that clients repeated", Text(result.CallRepeats));
        yield return ("calls refused", Text(result.Refusals.Count));
        yield return ("lost", Text(effects.Lost.Count));
        yield return ("duplicate evaluations or reports", Text(effects.Duplicates.Count));
        yield return ("stuck", Text(effects.Stuck.Count));
        yield return ("wrongly failed", Text(effects.WronglyFailed.Count));
        yield return ("told wrong by the API", Text(effects.ToldWrong.Count));
        yield return ("failed attempts (retry pending)", $"{Text(effects.FailedAttempts.Count)} ({Text(effects.RetryPending)})");
        yield return ("repeated calls of the grader (its silo lived)", $"{Text(recoveries.RepeatedCalls)} ({Text(recoveries.RepeatedOnTheLiving)})");
        yield return ("runs that were executing on a killed silo", Text(result.CutOff.Count));
        yield return ("their time from SIGKILL to the re-run, p50 / p99 / max s", Seconds(part => Recoveries.FromBlow(result.CutOff, part)));
        yield return ("and from declared dead to the re-run, p50 / p99 / max s", Seconds(part => Recoveries.FromDeath(result.CutOff, part)));
        yield return ("runs cut off again (lane of one at a time), or by a pause", Text(result.CutOffOtherwise.Count));
        yield return ("their time from the blow to the re-run, p50 / p99 / max s", Seconds(part => Recoveries.FromBlow(result.CutOffOtherwise, part)));
        if (result.Bus is { } bus)
        {
            foreach (var row in BusTable.Rows(result, bus))
                yield return row;
        }

        yield return ("settled after the driver's end", $"{result.Settling.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    /// <summary>A line for each blow: when it fell, and how long the runs that it cut off waited.</summary>
    public static IEnumerable<string> Blows(ChaosResult result)
    {
        var cutOff = result.Recoveries.All.ToLookup(one => one.Blow);
        foreach (var blow in result.Blows.All)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{blow.At:HH:mm:ss.f} {blow.Kind} {blow.ProcessId}");
            if (cutOff[blow].Any())
            {
                var longest = cutOff[blow].MaxBy(one => one.FromBlow);
                line += string.Create(
                    CultureInfo.InvariantCulture,
                    $": {cutOff[blow].Count()} runs, the last again after {longest.FromBlow.TotalSeconds:0.0} s, {longest.FromDeath?.TotalSeconds:0.0} s after declared dead; the first after {cutOff[blow].Min(one => one.FromBlow.TotalSeconds):0.0} s");
            }

            yield return line;
        }
    }

    internal static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Seconds(Func<double, TimeSpan> quantile) => string.Create(
        CultureInfo.InvariantCulture,
        $"{quantile(0.5).TotalSeconds:0.0} / {quantile(0.99).TotalSeconds:0.0} / {quantile(1).TotalSeconds:0.0}");
}
