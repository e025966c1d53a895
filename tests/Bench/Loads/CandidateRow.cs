using System.Diagnostics;
using Assay.LoginCodes;
using Assay.Submissions;

namespace Assay.Bench;

/// <summary>A candidate's whole way at the grains: login, start, autosave, submit, until the report is stored.</summary>
internal sealed class CandidateRow(BenchHost host, BenchExam exam) : IRow
{
    public string Name => RowNames.Candidate;

    public async Task<Slice> RunAsync(int count, int concurrency)
    {
        var prepared = new (string CodeKey, Task Reported)[count];
        await SliceRunner.EachAsync(count, concurrency, async index =>
        {
            var key = BenchExam.NewKey();
            var codeKey = LoginCode.KeyOf(LoginCode.Create())!;
            await host.Grains.GetGrain<ILoginCodeGrain>(codeKey).Bind(key);
            await host.Grains.GetGrain<ISubmissionGrain>(key).Create(exam.Order());
            prepared[index] = (codeKey, host.Finished.Expect(key));
        });
        return await SliceRunner.RunAsync(count, concurrency, host.Tally, host.Store, async (index, times) =>
        {
            var (codeKey, reported) = prepared[index];
            var started = Stopwatch.GetTimestamp();
            var key = await host.Grains.GetGrain<ILoginCodeGrain>(codeKey).Resolve();
            var grain = host.Grains.GetGrain<ISubmissionGrain>(key!);
            var session = await grain.GetSession();
            await grain.Start(session.CandidateId);
            await grain.Autosave(session.CandidateId, exam.Draft);
            var submitted = Stopwatch.GetTimestamp();
            await grain.Submit(exam.HandIn(session.CandidateId));
            times.Accept[index] = Stopwatch.GetElapsedTime(submitted);
            await reported;
            times.EndToEnd[index] = Stopwatch.GetElapsedTime(started);
        });
    }
}
