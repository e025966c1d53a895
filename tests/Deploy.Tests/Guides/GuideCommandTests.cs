using System.Globalization;
using Assay.Deploy.Tests.Scripts;

namespace Assay.Deploy.Tests.Guides;

public sealed class GuideCommandTests
{
    private const string Azure = "Azure";
    private const string StandIn = "the stand-in broker";

    private static readonly string Guide = Path.Combine(Repository.Root, "deploy", "service-bus.md");

    // Commands that need a broker to talk to, by heading.
    private static readonly string[] WithStandIn = ["Try it without Azure", "Try it without Azure", "Turn it on and check"];

    private static readonly IReadOnlyList<GuideBlock> Blocks = GuideBlock.Read(Guide);

    public static TheoryData<string> Runnable { get; } = new(Blocks.Where(block => block.Needs is null).Select(block => block.Text));

    [Fact]
    public void A_block_says_what_it_needs_or_needs_nothing()
    {
        Assert.All(Blocks, block => Assert.True(block.Needs is null or Azure or StandIn, block.Text));
        Assert.Equal(WithStandIn, Blocks.Where(block => block.Needs == StandIn).Select(block => block.Heading));
    }

    [Fact]
    public async Task Every_block_is_valid_shell()
    {
        foreach (var block in Blocks)
        {
            var answer = await Command.RunAsync("bash", ["-n", "-c", block.Text]);
            Assert.True(answer.Exit == 0, $"{block.Text}\n{answer.Error}");
        }
    }

    [Theory]
    [MemberData(nameof(Runnable))]
    public async Task A_block_that_needs_nothing_runs(string commands)
    {
        var path = $"{Path.GetDirectoryName(Repository.Bicep)}:{Environment.GetEnvironmentVariable("PATH")}";

        var answer = await Command.RunAsync("bash", ["-euo", "pipefail", "-c", commands], new Dictionary<string, string> { ["PATH"] = path });

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.Equal("", answer.Error);
    }

    [Fact]
    public async Task The_blocks_for_Azure_run_top_to_bottom_in_one_shell_and_show_no_key()
    {
        using var az = new FakeAz();
        var commands = string.Join('\n', Blocks.Where(block => block.Needs == Azure).Select(block => block.Text));

        var answer = await Command.RunAsync("bash", ["-euo", "pipefail", "-c", commands], az.Environment());

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.DoesNotContain(FakeAz.Key, answer.Output + answer.Error, StringComparison.Ordinal);
        Assert.All(
            az.Calls().Select(call => call.SkipWhile(argument => argument != "--template-file").ElementAtOrDefault(1)).OfType<string>(),
            template => Assert.True(File.Exists(Path.Combine(Repository.Root, template)), template));
    }

    [Fact]
    public void The_costs_follow_from_the_operations_of_a_submission()
    {
        var lines = File.ReadAllLines(Guide);
        var each = decimal.Parse(lines.Single(line => line.StartsWith("**Operations a submission: ", StringComparison.Ordinal))["**Operations a submission: ".Length..].TrimEnd('*'), CultureInfo.InvariantCulture);
        var rows = lines.SkipWhile(line => !line.StartsWith("| submissions a month |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var cells = row.Trim('|').Split('|').Select(cell => decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(cells[0] * each, cells[1]);
            Assert.Equal(Math.Round(cells[1] * 0.05m / 1_000_000, 4), cells[2]);
        });
    }
}
