using System.Text.RegularExpressions;

namespace Assay.Deploy.Tests.Guides;

/// <summary>What the guide calls by name must be called so in the code.</summary>
public sealed partial class GuideNameTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "service-bus.md"));

    private static readonly string Code = string.Join('\n', new[] { "Api", "Grains", "Silo" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Fact]
    public void Every_metric_of_the_guide_is_measured()
    {
        var named = Metric().Matches(Guide).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var measured = Instrument().Matches(Code).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count >= 7, string.Join(' ', named));
        Assert.Subset(measured, named);
    }

    [Fact]
    public void Every_error_code_of_the_guide_is_one_that_the_code_gives()
    {
        var named = ErrorCode().Matches(Guide).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var known = CodeConstant().Matches(Code).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count >= 8, string.Join(' ', named));
        Assert.Subset(known, named);
    }

    [Theory]
    [InlineData("Connected to the bus")]
    public void A_line_of_the_log_that_the_guide_quotes_is_written(string line)
    {
        Assert.Contains(line, Guide, StringComparison.Ordinal);
        Assert.Contains($"Message = \"{line}", Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in_flight")]
    [InlineData("oldest_waiting_seconds")]
    [InlineData("oldest_waiting_since")]
    [InlineData("fallback_mode")]
    [InlineData("queue_mode")]
    public void A_field_that_the_guide_names_is_answered(string field)
    {
        Assert.Contains(field, Guide, StringComparison.Ordinal);
        Assert.Contains($"JsonPropertyName(\"{field}\")", Code, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"`(assay\.[a-z_.]+)`")]
    private static partial Regex Metric();

    [GeneratedRegex(@"meter\.Create\w+(?:<\w+>)?\(\s*""(assay\.[a-z_.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"`(bus_[a-z_]+)`")]
    private static partial Regex ErrorCode();

    [GeneratedRegex(@"""(bus_[a-z_]+)""")]
    private static partial Regex CodeConstant();
}
