using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Holds the embedded grader to what it reaches against people's marks. Nothing of these splits was used to fit it.</summary>
public sealed class GradingAgreementTests(ITestOutputHelper output)
{
    private const int Most = 1000;

    [Theory]
    [InlineData("saf_english.jsonl", null, .69, .72, .25)]
    [InlineData("semeval_beetle.jsonl", "unseen-answers", .60, .75, .35)]
    [InlineData("semeval_beetle.jsonl", "unseen-questions", .47, .72, .30)]
    [InlineData("semeval_scientsbank.jsonl", "unseen-answers", .47, .67, .35)]
    [InlineData("semeval_scientsbank.jsonl", "unseen-questions", .45, .70, .35)]
    [InlineData("semeval_scientsbank.jsonl", "unseen-domains", .49, .72, .32)]
    public async Task Scores_follow_peoples_marks(string file, string? split, double leastCorrelation, double leastAccuracy, double mostReviewed)
    {
        var marked = await MarkedAnswers.Read(file, split).GradeAsync();
        var correlation = Correlation(marked);
        var accuracy = marked.Average(pair => pair.Grade.Score() >= .5 == pair.Human >= .5 ? 1.0 : 0);
        var error = marked.Average(pair => Math.Abs(pair.Grade.Score() - pair.Human));
        var reviewed = marked.Average(pair => pair.Grade.Verdict == GradeVerdict.HumanReview ? 1.0 : 0);
        output.WriteLine($"figure: {file} {split}: {marked.Count} answers, Pearson r {correlation:F3}, 2-way accuracy {accuracy:F3}, mean absolute error {error:F3}, {reviewed:P1} to a human");
        Assert.True(correlation >= leastCorrelation, $"r is {correlation:F3}");
        Assert.True(accuracy >= leastAccuracy, $"accuracy is {accuracy:F3}");
        Assert.True(reviewed <= mostReviewed, $"{reviewed:P1} go to review");
    }

    [Theory]
    [InlineData("saf_english.jsonl", null)]
    [InlineData("semeval_beetle.jsonl", "unseen-questions")]
    [InlineData("semeval_scientsbank.jsonl", "unseen-domains")]
    public async Task The_surer_it_is_the_more_people_agree(string file, string? split)
    {
        var sure = (await MarkedAnswers.Read(file, split).GradeAsync()).OrderByDescending(pair => pair.Grade.Confidence).ToList();
        var half = sure.Take(sure.Count / 2).Average(pair => Math.Abs(pair.Grade.Score() - pair.Human));
        var all = sure.Average(pair => Math.Abs(pair.Grade.Score() - pair.Human));
        Assert.True(half < .95 * all, $"{half:F3} for the surer half, {all:F3} for all");
    }

    [Theory]
    [InlineData("saf_english.jsonl")]
    [InlineData("semeval_beetle.jsonl")]
    [InlineData("semeval_scientsbank.jsonl")]
    public async Task Non_answers_get_nothing(string file)
    {
        string[] texts = [" ", "?", "I don't know", "no idea, sorry", "idk", "asdf jkl; qwerty", "xkcd zzzqw vbnm hjklp", "blah blah blah blah"];
        foreach (var question in MarkedAnswers.Read(file).DistinctBy(answer => answer.Asked))
        {
            var answers = texts.Append(question.Question).Append(question.Question.ToUpperInvariant()).Select(text => question with { Answer = text });
            foreach (var (grade, _) in await answers.GradeAsync())
                Assert.True(grade.Score() <= .05, $"{question.Qid}: {grade.Score()}");
        }
    }

    [Theory]
    [InlineData("saf_english.jsonl", null, "saf_english.jsonl")]
    [InlineData("saf_english.jsonl", null, "semeval_beetle.jsonl")]
    [InlineData("semeval_beetle.jsonl", "unseen-questions", "saf_english.jsonl")]
    [InlineData("semeval_scientsbank.jsonl", "unseen-domains", "semeval_scientsbank.jsonl")]
    public async Task Answers_to_another_question_are_caught_and_good_ones_are_not(string file, string? split, string source)
    {
        var answers = MarkedAnswers.Read(file, split);
        var questions = answers.DistinctBy(answer => answer.Asked).ToList();
        var good = answers.Where(answer => answer.IsGood).ToList();
        var misplaced = MarkedAnswers.Read(source, source == file ? split : null).Where(answer => answer.IsGood).Take(Most)
            .Select((answer, turn) => (answer, other: questions[turn % questions.Count])).Where(pair => pair.other.Asked != pair.answer.Asked)
            .Select(pair => pair.other with { Answer = pair.answer.Answer });
        var caught = (await misplaced.GradeAsync()).Average(pair => pair.Grade.Score() <= .2 || pair.Grade.ReasonCode == "off_topic" ? 1.0 : 0);
        var flagged = (await good.GradeAsync()).Average(pair => pair.Grade.ReasonCode == "off_topic" ? 1.0 : 0);
        output.WriteLine($"figure: {file} {split}: answers to other questions of {source} caught {caught:P1}, good answers flagged {flagged:P1}");
        Assert.True(caught >= .75, $"{caught:P1} are caught");
        Assert.True(flagged <= .06, $"{flagged:P1} of the good ones are flagged");
    }

    private static double Correlation(List<(AnswerGrade Grade, double Human)> pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.Grade.Score()), pairs.Average(pair => pair.Human));
        var (together, first, second) = (0d, 0d, 0d);
        foreach (var (grade, human) in pairs)
        {
            together += (grade.Score() - x) * (human - y);
            first += Math.Pow(grade.Score() - x, 2);
            second += Math.Pow(human - y, 2);
        }
        return together / Math.Sqrt(first * second);
    }
}
