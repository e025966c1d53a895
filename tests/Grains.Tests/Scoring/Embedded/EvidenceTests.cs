namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>What a judgement shows for itself.</summary>
public sealed class EvidenceTests
{
    private const string Question = "What is the main advantage of a B-tree index over a hash index?";

    private const string Reference =
        "A B-tree keeps its keys sorted, so it answers range queries and ordered scans, and prefix searches; a hash index only finds exact matches.";

    [Fact]
    public async Task Terms_are_in_the_references_own_words()
    {
        var grade = await Judge.Written(Question, Reference, "Sorting the keys makes a range query and an ordered scan possible, whereas others find only the exact match.");
        Assert.Contains("sorted", grade.MatchedTerms);
        Assert.Contains("queries", grade.MatchedTerms);
        Assert.Contains("prefix", grade.MissedTerms);
        Assert.DoesNotContain("queri", grade.MatchedTerms.Concat(grade.MissedTerms));
    }

    [Fact]
    public async Task Terms_are_capped()
    {
        var reference = string.Join(' ', Enumerable.Range(0, 60).Select(number => $"term{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}x"));
        var grade = await Judge.Written(Question, reference, "termaax and nothing else of use");
        Assert.Equal(12, grade.MissedTerms.Length);
    }

    [Theory]
    [InlineData("It keeps keys in sorted order.", "sorted", "sorted")]
    [InlineData("Keys in s\u200bor\u200dted order.", "sorted", "s\u200bor\u200dted")]
    [InlineData("👍 👍 keys in ｓｏｒｔｅｄ order.", "sorted", "ｓｏｒｔｅｄ")]
    [InlineData("\u202eKeys\u202c are sоrtеd.", "sorted", "sоrtеd")]
    [InlineData("Only e\u0301xact matches, ½ of it.", "exact", "e\u0301xact")]
    [InlineData("½ ﬁne… It is prefx seraching.", "prefix", "prefx")]
    [InlineData("A search by a preﬁx works on sorted keys.", "prefix", "preﬁx")]
    public async Task Spans_point_at_the_words_as_they_were_handed_in(string answer, string term, string written)
    {
        var grade = await Judge.Written(Question, Reference, answer);
        var span = Assert.Single(grade.Evidence, span => span.Term == term);
        Assert.Equal(written, answer.Substring(span.Start, span.Length));
    }

    [Fact]
    public async Task A_span_says_how_like_the_word_is()
    {
        var grade = await Judge.Written("Why is the road slippery?", "The automobile skids on the frozen road because of friction.", "A car skids because it has little fricton.");
        Assert.Equal(1m, Assert.Single(grade.Evidence, span => span.Term == "skids").Likeness);
        Assert.Equal(.9m, Assert.Single(grade.Evidence, span => span.Term == "friction").Likeness);
        Assert.Equal(.8m, Assert.Single(grade.Evidence, span => span.Term == "automobile").Likeness);
    }

    [Fact]
    public async Task Every_span_lies_inside_the_answer_whatever_is_handed_in()
    {
        var random = new Random(20260302);
        string[] parts = ["sorted", "кeys", "range", "\u200b", "é", "e\u0301", "ﬁ", "½", "👍", "\ud800", " ", "\n", ". ", "prefix", "ｅｘａｃｔ", "-", "scans,"];
        for (var i = 0; i < 300; i++)
        {
            var answer = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => parts[random.Next(parts.Length)]));
            var grade = await Judge.Written(Question, Reference, answer);
            Assert.All(grade.Evidence, span => Assert.True(span is { Start: >= 0, Length: > 0 } && span.Start + span.Length <= answer.Length, $"seed 20260302, {i}: {span} in {answer}"));
        }
    }
}
