using Assay.Scoring.Models.Judging;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class JudgedTextTests
{
    [Theory]
    [InlineData("TCP opens a connection with a handshake.", "opens a connection")]
    [InlineData("TCP opens a connection with a handshake.", "OPENS A\n connection")]
    [InlineData("TCP opens a connection with a handshake.", "\"with a handshake.\"")]
    [InlineData("It’s the client’s turn", "it's the client's")]
    [InlineData("ｆｕｌｌ ｗｉｄｔｈ letters", "full width")]
    [InlineData("zero\u200Bwidth jo\u200Biners", "zerowidth joiners")]
    [InlineData("if (a <= b) {\n\treturn a;\n}", "if (a <= b) { return a; }")]
    [InlineData("a queue", "A queue")]
    [InlineData("42", "42")]
    public void A_quote_is_found_whatever_its_white_space_and_case(string answer, string quote) => Assert.NotNull(Text(answer).Find(quote));

    [Theory]
    [InlineData("TCP opens a connection with a handshake.", "")]
    [InlineData("TCP opens a connection with a handshake.", " \" ")]
    [InlineData("TCP opens a connection with a handshake.", "a conne")]
    [InlineData("TCP opens a connection with a handshake.", "pens a connection")]
    [InlineData("TCP opens a connection with a handshake.", "opens a connection with a hand")]
    [InlineData("TCP opens a connection with a handshake.", "with a")]
    [InlineData("TCP opens a connection with a handshake.", "opens the connection")]
    [InlineData("TCP opens a connection with a handshake.", "handshake connection")]
    [InlineData("TCP opens a connection. UDP does not.", "opens a connection ... UDP does not")]
    [InlineData("Well, explain how routing works, they say.", "explain how routing works")]
    public void Anything_else_is_not(string answer, string quote) => Assert.Null(Text(answer).Find(quote));

    [Fact]
    public void What_the_editor_showed_at_first_is_no_evidence()
    {
        var text = new JudgedText(Make.Code("c"), "def solve(x):\n    return x[::-1]\n");
        Assert.Null(text.Find("def solve(x):"));
        Assert.NotNull(text.Find("return x[::-1]"));
    }

    [Fact]
    public void A_quote_of_the_reference_counts_only_where_the_answer_says_it_too()
    {
        var question = Make.Written("q", reference: "The longest prefix wins.");
        Assert.Null(new JudgedText(question, "Routers forward packets to all ports.").Find("The longest prefix wins"));
        Assert.NotNull(new JudgedText(question, "Of all, the longest prefix wins, they say.").Find("The longest prefix wins"));
    }

    [Fact]
    public void What_nobody_sees_is_not_judged()
    {
        var text = Text("Pack\u200Bets\u202E are\u2066 routed\U000E0041\U000E0042 hop by hop.");
        Assert.Equal("Packets are routed hop by hop.", text.Text);
    }

    [Fact]
    public void Code_keeps_its_lines_and_its_indentation() =>
        Assert.Equal("if a:\n    b()\nelse:\n    c()", new JudgedText(Make.Code("c"), "if a:\r\n\tb()\r\nelse:\r\n\tc()\r\n").Text);

    [Property(MaxTest = 500)]
    public void Every_stretch_of_words_of_an_answer_is_found_where_it_stands(string[]? words, int from, int count)
    {
        var answer = string.Join(' ', (words ?? []).Where(word => !string.IsNullOrWhiteSpace(word)).Prepend("router").Append("forwarding"));
        var parts = answer.Split(' ');
        var first = Math.Abs(from % parts.Length);
        var quote = string.Join(' ', parts, first, 1 + Math.Abs(count % (parts.Length - first)));
        if (Text(answer).Find(quote) is { } place)
        {
            Assert.InRange(place.Start, 0, answer.Length);
            Assert.InRange(place.Start + place.Length, place.Start, answer.Length);
            Assert.Contains(place.Text, Assay.Scoring.Embedded.CompatibilityFold.Plain(answer), StringComparison.Ordinal);
        }
    }

    [Property(MaxTest = 500)]
    public void What_does_not_stand_in_the_answer_is_never_found(string? answer, string? quote)
    {
        var text = Text(answer ?? "");
        if (text.Find(quote ?? "") is { } place)
            Assert.Equal(Letters(quote!).Trim(' ', '"', '\'', '`'), Letters(place.Text));
    }

    [Property(MaxTest = 500)]
    public void A_long_plain_quote_is_found_and_points_at_itself(byte[]? before, byte[]? after)
    {
        const string Quote = "routers forward packets";
        var answer = $"{Noise(before)} {Quote}, {Noise(after)}";
        var place = Text(answer).Find(Quote.ToUpperInvariant())!;
        Assert.Equal(Quote, answer.Substring(place.Start, place.Length));
    }

    private static string Noise(byte[]? bytes) => string.Concat((bytes ?? []).Select(value => (char)(0x2000 + value)));

    private static string Letters(string text) => string.Join(' ', Assay.Scoring.Embedded.CompatibilityFold.Plain(text).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static JudgedText Text(string answer) => new(Make.Written("q"), answer);
}
