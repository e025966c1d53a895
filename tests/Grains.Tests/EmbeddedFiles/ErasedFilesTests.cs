using System.Text;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.EmbeddedFiles;

/// <summary>Nothing of an erased candidate can be found in the store's files, byte by byte.</summary>
public sealed class ErasedFilesTests
{
    private const int Candidates = 120;
    private static readonly string[] Files = ["state.db", "state.db-wal", "reminders.db", "reminders.db-wal"];

    [Fact]
    public async Task The_files_hold_no_byte_of_what_erased_candidates_wrote_or_are_called()
    {
        await using var host = await PipelineHost.StartAsync();
        await Candidate.PublishAsync(host);
        var random = new Random(7);
        var all = new List<Candidate>();
        for (var number = 0; number < Candidates; number++)
            all.Add(await LiveAsync(host, number, random));
        foreach (var candidate in all)
            await candidate.ReportedAsync();
        for (var number = 0; number < Candidates; number += 10)
        {
            await all[number].Grain.Rescore(Samples.Admin, supersede: false);
            await all[number].Until(detail => detail.RunSequence == 2 && detail.ReportStatus == StageStatus.Completed, "scored again");
        }

        Assert.All(Enumerable.Range(0, Candidates), number => Assert.NotEmpty(FilesWith(host, Marker(number))));
        var erased = Enumerable.Range(0, Candidates).Where(number => number % 3 != 1).ToList();
        foreach (var batch in erased.Chunk(8))
            await Task.WhenAll(batch.Select(number => all[number].Grain.Erase(Samples.Admin)));

        Assert.All(erased, number => Assert.Empty(FilesWith(host, Marker(number))));
        Assert.All(Enumerable.Range(0, Candidates).Except(erased), number => Assert.NotEmpty(FilesWith(host, Marker(number))));
        await host.StopSiloAsync();
        Assert.All(erased, number => Assert.Empty(FilesWith(host, Marker(number))));
    }

    /// <summary>Rows of many sizes, each written over several times, so that pages are split, merged and given back.</summary>
    private static async Task<Candidate> LiveAsync(PipelineHost host, int number, Random random)
    {
        var marker = Marker(number);
        var id = Samples.NewId();
        var grain = host.Grains.GetGrain<ISubmissionGrain>(id);
        var session = await grain.Create(Samples.Order() with { CandidateEmail = $"{marker}@example.org", CandidateName = $"Name {marker}" });
        host.Grader.Feedback[id] = $"About {marker}.";
        await grain.Start(session.CandidateId);
        for (var save = 0; save < 3; save++)
            await grain.Autosave(session.CandidateId, Sheet(marker, random.Next(1, 400)));

        // Every tenth is too large for its own row, packed and therefore not searched for as text in its parts.
        await grain.Submit(Samples.HandIn(session.CandidateId, sheet: Sheet(marker, number % 10 == 5 ? 60_000 : random.Next(1, 400))));
        return new Candidate(host, id, session.CandidateId);
    }

    private static AnswerSheet Sheet(string marker, int times) => Samples.Answers(
        ("q1", "b"),
        ("q2", string.Join(' ', Enumerable.Repeat($"An index of {marker} finds rows.", times))));

    private static string Marker(int number) => $"qx{number:000}zjw";

    private static List<string> FilesWith(PipelineHost host, string marker) => Files
        .Select(file => Path.Combine(host.Folder, file))
        .Where(File.Exists)
        .Where(file => ReadWhole(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0)
        .ToList();

    private static byte[] ReadWhole(string file)
    {
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
