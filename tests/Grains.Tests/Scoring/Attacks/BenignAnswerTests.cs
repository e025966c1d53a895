using Assay.Scoring.Attacks;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>Honest answers are left alone.</summary>
public sealed class BenignAnswerTests(ITestOutputHelper output)
{
    private const double MostFlagged = .02;

    private readonly AttackScreen _screen = new();

    [Fact]
    public void Answers_about_orders_markup_and_codes_are_not_taken_for_attacks()
    {
        var flagged = AttackCorpus.Benign.Select(item => (item.Id, Found: _screen.Find(item.Answer, item.ToQuestion()))).Where(pair => pair.Found is not null).ToList();

        output.WriteLine($"figure: honest answers that speak of attacks, markup and scores: {flagged.Count} of {AttackCorpus.Benign.Count} flagged");
        Assert.True(AttackCorpus.Benign.Count >= 40);
        Assert.True(flagged.Count <= MostFlagged * AttackCorpus.Benign.Count, string.Join(", ", flagged));
    }

    [Fact]
    public void The_bases_of_the_corpus_are_not_taken_for_attacks() => Assert.All(
        AttackCorpus.Bases.Values.SelectMany(item => new[] { item.Good, item.Medium, item.Poor }.Select(answer => (Item: item, Answer: answer))),
        pair => Assert.Null(_screen.Find(pair.Answer, pair.Item.ToQuestion())));

    [Theory]
    [InlineData("saf_english.jsonl")]
    [InlineData("semeval_beetle.jsonl")]
    [InlineData("semeval_scientsbank.jsonl")]
    public void At_most_2_percent_of_students_answers_are_flagged(string file)
    {
        if (GradingData.Find(file) is not { } path)
        {
            // Real answers may not be kept in the repository; those of the corpus are counted by the test above.
            output.WriteLine($"figure: flagged of {file}: not measured, the file is not on this machine");
            return;
        }
        var answers = GradingData.Read(path).ToList();

        var flagged = answers.Select(row => (row.Answer, Found: _screen.Find(row.Answer, row.Question))).Where(pair => pair.Found is not null).ToList();

        output.WriteLine($"figure: flagged of {file}: {flagged.Count} of {answers.Count} ({100.0 * flagged.Count / answers.Count:0.00} %)");
        foreach (var (answer, found) in flagged.Take(20))
            output.WriteLine($"{found!.AttackClass}: {answer[..Math.Min(answer.Length, 160)]}");
        Assert.True(flagged.Count <= MostFlagged * answers.Count);
    }
}
