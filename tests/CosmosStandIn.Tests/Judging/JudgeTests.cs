using Assay.Tests.Judging;

namespace Assay.Tests.CosmosStandIn.Judging;

public class JudgeTests(ITestOutputHelper output)
{
    private const int LeastChecks = 120;

    [Fact]
    public async Task Microsofts_JavaScript_client_takes_the_stand_in_for_Cosmos()
    {
        var folder = await JudgeFolder.PrepareAsync("CosmosStandIn.Judge");
        await using var server = await CosmosServer.StartAsync();

        var judged = await ToolRun.OfAsync(folder, TimeSpan.FromSeconds(60), "node", "judge.mjs", server.Url, server.Key);

        output.WriteLine(judged.Output);
        var lines = judged.Output.Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("not ok", StringComparison.Ordinal));
        Assert.True(judged.ExitCode == 0, judged.Output);
        Assert.True(lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)) >= LeastChecks, judged.Output);
    }

    [Fact]
    public async Task The_judge_finds_fault_when_the_service_does_not_answer_as_it_should()
    {
        var folder = await JudgeFolder.PrepareAsync("CosmosStandIn.Judge");
        await using var server = await CosmosServer.StartAsync();
        server.Faults.Next(Faults.FaultKind.PreconditionFailed, count: 3);

        var judged = await ToolRun.OfAsync(folder, TimeSpan.FromSeconds(60), "node", "judge.mjs", server.Url, server.Key);

        Assert.Equal(1, judged.ExitCode);
        Assert.Contains("not ok a document is created", judged.Output, StringComparison.Ordinal);
    }
}
