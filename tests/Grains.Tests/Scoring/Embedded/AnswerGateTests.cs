using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring.Embedded;

public sealed class AnswerGateTests
{
    private const string Question = "What is a deadlock, and how can a program avoid it?";

    private const string Reference =
        "Two or more threads each hold a lock that another one needs, so none of them can go on. It is avoided by always acquiring locks in the same order, or by a timeout.";

    [Theory]
    [InlineData("?")]
    [InlineData("...")]
    [InlineData(" - \n - ")]
    [InlineData("\u200b\u200d\u202e")]
    [InlineData("!!!???")]
    public async Task An_answer_without_words_is_empty(string answer) => await AssertGated("empty", answer);

    [Theory]
    [InlineData("I don't know")]
    [InlineData("i dont know")]
    [InlineData("I don’t know.")]
    [InlineData("I do not know the answer to this question, sorry")]
    [InlineData("I really don't know what a deadlock is")]
    [InlineData("IDK")]
    [InlineData("idk lol")]
    [InlineData("dunno")]
    [InlineData("no idea")]
    [InlineData("I have absolutely no idea")]
    [InlineData("I have no clue about this topic")]
    [InlineData("not sure")]
    [InlineData("I'm not sure how to answer this")]
    [InlineData("unsure")]
    [InlineData("No submission.")]
    [InlineData("No response")]
    [InlineData("no answer")]
    [InlineData("Empty submission.")]
    [InlineData("blank")]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("none")]
    [InlineData("nothing")]
    [InlineData("skip")]
    [InlineData("I will skip this question")]
    [InlineData("pass")]
    [InlineData("I give up")]
    [InlineData("I forgot")]
    [InlineData("can't remember")]
    [InlineData("I cannot answer this question")]
    [InlineData("ran out of time")]
    [InlineData("Sorry, not enough time!")]
    [InlineData("never heard of it")]
    [InlineData("I haven't studied this topic")]
    [InlineData("nothing to say")]
    [InlineData("tbd")]
    [InlineData("ｉ ｄｏｎ＇ｔ ｋｎｏｗ")]
    [InlineData("I d\u200bon't kn\u200bow")]
    public async Task A_statement_that_there_is_no_answer_is_none(string answer) => await AssertGated("non_answer", answer);

    [Theory]
    [InlineData("asdfasdf")]
    [InlineData("asdf jkl qwer zxcv")]
    [InlineData("sdfdka")]
    [InlineData("jdkjgkfjg")]
    [InlineData("xxxxxxxxxx")]
    [InlineData("aaaa bbbb cccc")]
    [InlineData("blah blah blah")]
    [InlineData("bla bla")]
    [InlineData("lorem ipsum dolor sit amet consectetur")]
    [InlineData("word word word word")]
    [InlineData("hjkl hjkl sdfgh dfgh")]
    [InlineData("qzxv wqjk vbxz")]
    public async Task Keys_hit_at_random_are_gibberish(string answer) => await AssertGated("gibberish", answer);

    [Theory]
    [InlineData("What is a deadlock, and how can a program avoid it?")]
    [InlineData("what is a deadlock and how can a program avoid it")]
    [InlineData("WHAT IS A DEADLOCK, AND HOW CAN A PROGRAM AVOID IT")]
    [InlineData("The question: what is a deadlock, and how can a program avoid it?")]
    [InlineData("What is a deadlock, and how can programs avoid it??")]
    public async Task A_repeated_question_is_no_answer(string answer) => await AssertGated("copied_question", answer);

    [Theory]
    [InlineData("Threads wait for each other's lock.")]
    [InlineData("I don't know the exact term, but threads block each other by holding a lock.")]
    [InlineData("What is a deadlock, and how can a program avoid it? Threads hold locks that others need; a fixed order avoids it.")]
    [InlineData("no thread can go on")]
    [InlineData("timeout")]
    [InlineData("Not sure, maybe a timeout?")]
    [InlineData("acquire locks in order")]
    [InlineData("kubectl, nginx and mqtt all deadlock when mutexes are held")]
    [InlineData("Die Programme warten gegenseitig aufeinander")]
    [InlineData("Взаимная блокировка потоков")]
    [InlineData("∞")]
    [InlineData("<=")]
    [InlineData("42")]
    public async Task Anything_that_may_be_an_answer_is_not_gated(string answer) =>
        Assert.NotEqual(GradeVerdict.Gated, (await Judge.Written(Question, Reference, answer)).Verdict);

    [Fact]
    public async Task A_known_non_answer_may_be_the_right_answer()
    {
        var grade = await Judge.Written("What does the function print for an empty list?", "Nothing.", "nothing");
        Assert.NotEqual(GradeVerdict.Gated, grade.Verdict);
        Assert.Equal(1m, grade.Criteria[0].Score);
    }

    [Fact]
    public async Task A_span_of_a_long_question_may_be_the_answer() => Assert.NotEqual(
        GradeVerdict.Gated,
        (await Judge.Written(
            "Lee was walking his dog, Max. When a cat ran past them, Max ran after the cat, pulling Lee to the ground. Which action was voluntary?",
            "Max chasing the cat was voluntary.",
            "Max ran after the cat")).Verdict);

    [Fact]
    public async Task Code_is_only_gated_when_it_says_that_there_is_none()
    {
        Assert.Equal("non_answer", (await Judge.Code("# I don't know")).ReasonCode);
        Assert.Equal("code_needs_review", (await Judge.Code("fn xqz(vx: &[u8]) -> usize { vx.len() }")).ReasonCode);
    }

    private static async Task AssertGated(string reason, string answer)
    {
        foreach (var reference in new[] { Reference, null })
        {
            var grade = await Judge.Written(Question, reference, answer);
            Assert.Equal((GradeVerdict.Gated, reason), (grade.Verdict, grade.ReasonCode));
            Assert.Empty(grade.Criteria);
            Assert.EndsWith("so it got 0 points.", grade.Feedback, StringComparison.Ordinal);
        }
    }
}
