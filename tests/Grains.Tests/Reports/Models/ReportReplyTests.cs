using Assay.Reports.Models;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Reports.Models;

public sealed class ReportReplyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"summary":"a"}""")]
    [InlineData("""{"summary":null,"recommendations":["a"]}""")]
    [InlineData("""{"summary":"a","recommendations":null}""")]
    [InlineData("""{"summary":"a","recommendations":[null]}""")]
    [InlineData("""{"summary":"a","recommendations":["b"],"questions":[null]}""")]
    [InlineData("""{"summary":"a","recommendations":["b"],"strengths":[{"name":"x"}]}""")]
    [InlineData("""{"summary":"a","recommendations":["b"],"areas":[{"name":"x","text":null}]}""")]
    [InlineData("""{"summary":"a","recommendations":["b"],"score":100}""")]
    [InlineData("""{"summary":"a","summary":"b","recommendations":["b"]}""")]
    [InlineData("""{"summary":"a","recommendations":["b"]} and more""")]
    public void What_does_not_follow_the_schema_is_not_read(string text) => Assert.Null(ReportReply.Read(text));

    [Fact]
    public void Texts_are_put_on_one_line_each() =>
        Assert.Equal("one two", ReportReply.Read("""{"summary":" one\n\u200b two ","recommendations":["b"]}""")!.Summary);

    [Property(MaxTest = 300)]
    public void No_text_makes_it_throw(string? text) => Assert.Null(ReportReply.Read(text ?? ""));
}
