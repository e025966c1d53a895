using System.Diagnostics;
using Assay.Submissions;

namespace Assay.Bench;

/// <summary>From submit to stored report; created and started before.</summary>
internal sealed class SubmitRow(string name, BenchHost host, BenchExam exam) : IRow
{
    public string Name => name;

    public async Task<Slice> RunAsync(int count, int concurrency)
    {
        var prepared = new (ISubmissionGrain Grain, Task Reported, SubmitAnswers Command)[count];
        await SliceRunner.EachAsync(count, concurrency, async index =>
        {
            var key = BenchExam.NewKey();
            var grain = host.Grains.GetGrain<ISubmissionGrain>(key);
            var session = await grain.Create(exam.Order());
            await grain.Start(session.CandidateId);
            prepared[index] = (grain, host.Finished.Expect(key), exam.HandIn(session.CandidateId));
        });
        return await SliceRunner.RunAsync(count, concurrency, host.Tally, host.Store, async (index, times) =>
        {
            var (grain, reported, command) = prepared[index];
            var started = Stopwatch.GetTimestamp();
            await grain.Submit(command);
            times.Accept[index] = Stopwatch.GetElapsedTime(started);
            await reported;
            times.EndToEnd[index] = Stopwatch.GetElapsedTime(started);
        });
    }
}
