using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Deploy.Tests.Scripts;

namespace Assay.Deploy.Tests.Guides;

/// <summary>The guide to language models: its commands, its settings and its sums.</summary>
public sealed partial class ModelGuideTests
{
    private const string Azure = "Azure";
    private const string Scripted = "the scripted model";

    private static readonly string Guide = Path.Combine(Repository.Root, "deploy", "models.md");
    private static readonly string Text = File.ReadAllText(Guide);
    private static readonly IReadOnlyList<GuideBlock> Blocks = GuideBlock.Read(Guide);

    [Fact]
    public async Task Every_block_says_what_it_needs_and_is_valid_shell()
    {
        Assert.NotEmpty(Blocks);
        foreach (var block in Blocks)
        {
            Assert.True(block.Needs is Azure or Scripted, block.Text);
            var answer = await Command.RunAsync("bash", ["-n", "-c", block.Text]);
            Assert.True(answer.Exit == 0, $"{block.Text}\n{answer.Error}");
        }
    }

    [Fact]
    public async Task The_blocks_for_Azure_run_top_to_bottom_in_one_shell_and_show_no_key()
    {
        using var az = new FakeAz();
        var commands = string.Join('\n', Blocks.Where(block => block.Needs == Azure).Select(block => block.Text));

        var answer = await Command.RunAsync("bash", ["-euo", "pipefail", "-c", commands], az.Environment());

        Assert.True(answer.Exit == 0, answer.Error);
        Assert.DoesNotContain(FakeAz.Key, answer.Output + answer.Error, StringComparison.Ordinal);
        Assert.Contains(az.Calls(), call => call.Contains(FakeAz.NamespaceId, StringComparer.Ordinal));
    }

    [Fact]
    public void Guide_and_example_name_the_same_settings()
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, ".env.example"));

        Assert.Equal(Names(example), Names(Text));
    }

    [Fact]
    public void The_costs_follow_from_the_prices()
    {
        var rows = File.ReadLines(Guide).SkipWhile(line => line != "| answers | calls | USD |").Skip(2).TakeWhile(line => line.StartsWith('|')).ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var cells = row.Trim('|').Split('|').Select(cell => decimal.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(cells[0] * 3, cells[1]);
            Assert.Equal(cells[1] * ((1500 * 0.15m) + (400 * 0.60m)) / 1_000_000, cells[2]);
        });
    }

    private static SortedSet<string> Names(string text) =>
        new(Setting().Matches(text).Select(match => match.Value), StringComparer.Ordinal);

    [GeneratedRegex(@"\b(Model__[A-Za-z]+|MODEL_[A-Z_]+|AZURE_OPENAI_[A-Z_]+)\b")]
    private static partial Regex Setting();
}
