using Assay.Scoring.Code;

namespace Assay.Grains.Tests.Scoring.Code;

public sealed class OutputComparisonTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("3", "3\n")]
    [InlineData("3\n", "3")]
    [InlineData("a\nb", "a\r\nb\r\n")]
    [InlineData("a\nb", "a\rb")]
    [InlineData("a\nb", "a  \nb\t\n\n \n")]
    [InlineData("", "\n\n")]
    [InlineData("a\n\nb", "a\n \nb")]
    [InlineData("zwölf ☕", "zwölf ☕")]
    public void Line_ends_and_white_space_at_ends_do_not_count(string expected, string printed) => Assert.True(OutputComparison.Same(expected, printed));

    [Theory]
    [InlineData("3", "")]
    [InlineData("3", "4")]
    [InlineData("3", " 3")]
    [InlineData("3", "3.0")]
    [InlineData("1e3", "1000")]
    [InlineData("Yes", "yes")]
    [InlineData("a\nb", "a\n\nb")]
    [InlineData("a\nb", "b\na")]
    [InlineData("a b", "a  b")]
    [InlineData("a\nb", "a b")]
    [InlineData("\n3", "3")]
    [InlineData("é", "e\u0301")]
    public void Everything_else_does(string expected, string printed) => Assert.False(OutputComparison.Same(expected, printed));
}
