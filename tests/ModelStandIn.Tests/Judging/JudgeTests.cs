using Assay.Tests.Judging;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Tests.ModelStandIn.Judging;

public class JudgeTests(ITestOutputHelper output)
{
    private const int LeastChecks = 36;

    [Fact]
    public async Task OpenAIs_JavaScript_client_takes_the_stand_in_for_a_model()
    {
        var folder = await JudgeFolder.PrepareAsync("ModelStandIn.Judge");
        await using var server = await ModelServer.StartAsync();

        var judged = await ToolRun.OfAsync(folder, TimeSpan.FromSeconds(60), "node", "judge.mjs", server.Url, server.Key);

        output.WriteLine(judged.Output);
        var lines = judged.Output.Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("not ok", StringComparison.Ordinal));
        Assert.True(judged.ExitCode == 0, judged.Output);
        Assert.True(lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)) >= LeastChecks, judged.Output);
    }

    [Fact]
    public async Task The_judge_finds_fault_when_the_model_does_not_answer_as_it_should()
    {
        var folder = await JudgeFolder.PrepareAsync("ModelStandIn.Judge");
        await using var server = await ModelServer.StartAsync();
        server.Faults.Next(FaultKind.MalformedContent);

        var judged = await ToolRun.OfAsync(folder, TimeSpan.FromSeconds(60), "node", "judge.mjs", server.Url, server.Key);

        Assert.Equal(1, judged.ExitCode);
        Assert.Contains("not ok a completion has a choice that follows the schema", judged.Output, StringComparison.Ordinal);
    }
}
