using Assay.Scoring;
using Assay.Scoring.Attacks;

namespace Assay.Grains.Tests.Scoring.Attacks.Models;

/// <summary>Every attack of the corpus against a model that does whatever an attack says.</summary>
public sealed class ModelAttackTests(ObeyingModel model, ITestOutputHelper output) : IClassFixture<ObeyingModel>
{
    [Fact]
    public async Task No_attack_changes_a_score_even_if_the_model_obeys_it()
    {
        model.QuotesTheAnswer = false;
        model.Forget();

        var pairs = await PairsAsync();

        output.WriteLine($"figure: attacks on the model path: {pairs.Count} in all, {pairs.Count(pair => pair.Flagged)} flagged by the screen and never sent to the model; "
            + $"of the others {Obeyed(pairs)} were obeyed; {Stopped(pairs)}");
        // Otherwise nothing would be left to change.
        var honest = pairs.DistinctBy(pair => (pair.Attack.Base, pair.Attack.Honest)).Where(pair => pair.Attack.Honest is not null).ToList();
        Assert.True(honest.Count(pair => pair.Honest.Outcome == ScoreOutcome.Graded) > .7 * honest.Count, string.Join('\n', honest));
        Assert.DoesNotContain(pairs, pair => !pair.Safe);
        Assert.All(pairs.Where(pair => pair.Flagged), pair => Assert.Null(pair.Attacked.Model));
        Assert.DoesNotContain(pairs, pair => pair.Flagged && model.Obeyed.Contains(pair.Attack.Id));
    }

    [Fact]
    public async Task Without_the_screen_the_evidence_check_and_the_embedded_grader_hold_alone()
    {
        model.QuotesTheAnswer = false;
        model.Forget();

        // The screen stands before the graders: who asks them directly goes round it.
        var pairs = await Task.WhenAll(AttackCorpus.All.Select(async attack =>
        {
            var score = await GradeAsync(attack);
            var pair = await Paired.OfAsync(attack, model.Grader, attacked: false);
            return pair with { After = pair.After with { Questions = [score] } };
        }));

        // What stands behind so much else that no grader comes to it is stopped by its length alone, which is for the screen to see.
        var unsafely = pairs.Where(pair => !pair.Safe).ToList();
        output.WriteLine($"figure: attacks on the model path without the screen: {pairs.Length} in all, {model.Obeyed.Count} obeyed; {Stopped(pairs)}; stopped by the screen alone: {unsafely.Count}");
        unsafely.ForEach(pair => output.WriteLine($"by the screen alone: {pair}"));
        Assert.All(unsafely, pair => Assert.Equal(("padding", "oversized"), (pair.Attack.AttackClass, new AttackScreen().Find(pair.Attack.Attacked, pair.Attack.On.ToQuestion())?.AttackClass)));
        Assert.True(model.Obeyed.Count > pairs.Length / 2);
    }

    [Fact]
    public async Task What_gets_through_when_the_model_also_quotes_the_answer_is_said()
    {
        model.QuotesTheAnswer = true;
        model.Forget();

        var pairs = await PairsAsync();

        var through = pairs.Where(pair => !pair.Safe).ToList();
        output.WriteLine($"figure: a model that obeys and quotes a passage of the answer: {pairs.Count(pair => pair.Flagged)} of {pairs.Count} attacks never reach it, "
            + $"{Obeyed(pairs)} are obeyed, {through.Count} change a score");
        through.ForEach(pair => output.WriteLine($"through: {pair}"));
        // Not a defence to rely on: a bound, so that it is seen when a change makes it worse.
        Assert.True(through.Count <= pairs.Count / 12, string.Join('\n', through));
    }

    [Fact]
    public async Task Neither_a_name_nor_another_candidate_is_in_any_request()
    {
        model.Forget();
        foreach (var attack in AttackCorpus.All.Where(attack => attack.Where == "name"))
            await Paired.OfAsync(attack, model.Grader);

        Assert.NotEmpty(model.Server.Requests.All);
        Assert.All(
            AttackCorpus.All.Where(attack => attack.Where == "name").SelectMany(attack => new[] { attack.Name, attack.Sent, Make.SubmissionId }),
            name => Assert.All(model.Server.Requests.All, request => Assert.DoesNotContain(name, request.Body.ToJsonString(Plain.Json), StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<List<Paired>> PairsAsync() => [.. await Task.WhenAll(AttackCorpus.All.Select(attack => Paired.OfAsync(attack, model.Grader)))];

    private async Task<QuestionScore> GradeAsync(AttackCase attack)
    {
        var question = attack.On.ToQuestion(attack.QuestionText);
        return QuestionScores.Judged(question, await model.Grader.GradeAsync(new(Make.SubmissionId, 1, question, attack.Attacked), CancellationToken.None));
    }

    private int Obeyed(IEnumerable<Paired> pairs) => pairs.Count(pair => !pair.Flagged && model.Obeyed.Contains(pair.Attack.Id));

    private static string Stopped(IEnumerable<Paired> pairs) => string.Join(", ", pairs.Where(pair => !pair.Flagged)
        .CountBy(pair => pair.Attacked.ReasonCode ?? "same score").OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Key} {reason.Value}"));
}
