using System.Text.Json;
using Assay.Grains.Tests.Reports.Models;
using Assay.Reports.Models;
using Assay.Scoring.Models.Judging;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class VerdictReplyTests
{
    private const string Good = """
        {"criteria":[{"criterion":"communication","quote":"a","reason":"b","level":1},{"criterion":"explanationQuality","quote":"","reason":"b","level":0},
        {"criterion":"problemSolving","quote":"a","reason":"b","level":4}],"items":[{"item":2,"quote":"a","level":3}]}
        """;

    [Fact]
    public void A_verdict_that_follows_the_schema_is_read()
    {
        var reply = VerdictReply.Read(Good, Analyst.Text, items: 2)!;
        Assert.Equal([("communication", 1), ("explanationQuality", 0), ("problemSolving", 4)], reply.Criteria.Select(verdict => (verdict.Criterion, verdict.Level)));
        Assert.Equal(new ItemVerdict(2, "a", 3), Assert.Single(reply.Items));
    }

    [Theory]
    [InlineData("\"level\":4", "\"level\":5")]
    [InlineData("\"level\":4", "\"level\":-1")]
    [InlineData("\"level\":4", "\"level\":3.5")]
    [InlineData("\"level\":4", "\"level\":\"4\"")]
    [InlineData("\"level\":4", "\"level\":null")]
    [InlineData("\"level\":4", "\"level\":4,\"level\":3")]
    [InlineData("\"level\":4", "\"score\":1")]
    [InlineData(",\"level\":4", "")]
    [InlineData("\"problemSolving\"", "\"communication\"")]
    [InlineData("\"problemSolving\"", "\"charm\"")]
    [InlineData("\"problemSolving\"", "null")]
    [InlineData("\"quote\":\"a\"", "\"quote\":null")]
    [InlineData("\"item\":2", "\"item\":3")]
    [InlineData("\"item\":2", "\"item\":0")]
    [InlineData(",\"items\":[{\"item\":2,\"quote\":\"a\",\"level\":3}]", "")]
    [InlineData("\"items\":[{\"item\":2,\"quote\":\"a\",\"level\":3}]", "\"items\":null")]
    [InlineData("\"items\":", "\"total\":100,\"items\":")]
    [InlineData("\"criteria\":", "\"Criteria\":")]
    public void Anything_else_is_not(string part, string instead)
    {
        Assert.Contains(part, Good, StringComparison.Ordinal);
        Assert.Null(VerdictReply.Read(Good.Replace(part, instead, StringComparison.Ordinal), Analyst.Text, items: 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("4")]
    [InlineData("{}")]
    [InlineData("Sure! Here is the verdict:")]
    [InlineData("```json\n{}\n```")]
    public void Nor_is_what_is_no_verdict(string text) => Assert.Null(VerdictReply.Read(text, Analyst.Text, items: 0));

    [Fact]
    public void Nor_is_a_verdict_with_something_around_it()
    {
        Assert.Null(VerdictReply.Read(Good + "{}", Analyst.Text, items: 2));
        Assert.Null(VerdictReply.Read("x" + Good, Analyst.Text, items: 2));
        Assert.Null(VerdictReply.Read(new string('[', 100_000), Analyst.Text, items: 2));
        Assert.Null(VerdictReply.Read(Good + new string(' ', 300_000), Analyst.Text, items: 2));
    }

    [Fact]
    public void Every_cut_of_a_verdict_is_unreadable() =>
        Assert.All(Enumerable.Range(0, Good.TrimEnd().Length), length => Assert.Null(VerdictReply.Read(Good[..length], Analyst.Text, items: 2)));

    [Property(MaxTest = 500)]
    public void No_text_makes_it_throw(string? text) => Assert.Null(VerdictReply.Read(text ?? "", Analyst.Code, items: 1));

    [Fact]
    public async Task The_schemas_are_strict_all_the_way_down()
    {
        foreach (var (analyst, items) in new[] { (Analyst.Text, 0), (Analyst.Text, 3), (Analyst.Code, 0) })
        {
            using var schema = JsonDocument.Parse(VerdictSchema.Of(analyst, items));
            AssertStrict(schema.RootElement);
            Assert.Equal(items > 0, schema.RootElement.GetProperty("properties").TryGetProperty("items", out _));
            foreach (var criterion in analyst.Criteria)
                Assert.Contains($"\"{criterion.Name}\"", schema.RootElement.GetRawText(), StringComparison.Ordinal);
        }
        using var report = JsonDocument.Parse(ReportSchema.Of(new(await ModelReports.RequestAsync())));
        AssertStrict(report.RootElement);
    }

    [Fact]
    public void Items_are_left_out_where_the_rubric_has_none()
    {
        Assert.Null(VerdictReply.Read(Good, Analyst.Text, items: 0));
        var without = Good.Replace(",\"items\":[{\"item\":2,\"quote\":\"a\",\"level\":3}]", "", StringComparison.Ordinal);
        Assert.Empty(VerdictReply.Read(without, Analyst.Text, items: 0)!.Items);
    }

    private static void AssertStrict(JsonElement schema)
    {
        if (schema.GetProperty("type").GetString() == "array")
        {
            AssertStrict(schema.GetProperty("items"));
        }
        else if (schema.GetProperty("type").GetString() == "object")
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            var properties = schema.GetProperty("properties").EnumerateObject().ToList();
            Assert.Equal(properties.Select(property => property.Name).Order(), schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());
            Assert.All(properties, property => AssertStrict(property.Value));
        }
    }
}
