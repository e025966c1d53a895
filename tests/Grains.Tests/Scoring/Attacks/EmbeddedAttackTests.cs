using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assay.Assessments;
using Assay.Reports;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>Every attack of the corpus against the embedded grader.</summary>
public sealed class EmbeddedAttackTests(ITestOutputHelper output)
{
    public static TheoryData<string> Attacks => [.. AttackCorpus.All.Select(attack => attack.Id)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_attack_changes_no_score_or_goes_to_a_human(string id)
    {
        var pair = await Paired.OfAsync(Attack(id));

        Assert.True(pair.Safe, $"{pair}");
        if (!pair.Flagged)
            return;
        Assert.Equal((ScoreOutcome.HumanReview, "attack_suspected", 0m), (pair.Attacked.Outcome, pair.Attacked.ReasonCode, pair.Attacked.Points));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pair.Attack.Attacked))), pair.Attacked.Attack!.InputHash);
        Assert.True(pair.After.Provisional);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_finding_is_audited_once_by_class_and_hash_and_never_with_the_text(string id)
    {
        var pair = await Paired.OfAsync(Attack(id));

        var audit = new SubmissionState().WithAttacksAudited(Make.SubmissionId, pair.After, Make.Noon).PendingAudit;

        Assert.Equal(pair.Flagged ? 1 : 0, audit.Length);
        foreach (var entry in audit)
        {
            var attack = pair.Attacked.Attack!;
            Assert.Equal(("system", "submission.attack_suspected", Make.SubmissionId), (entry.Actor, entry.Action, entry.Subject));
            Assert.Equal($"{pair.Attack.Base}: {attack.AttackClass}, sha256 {attack.InputHash}", entry.Details);
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Neither_evaluation_nor_report_quotes_a_payload_and_no_report_holds_a_rubric(string id)
    {
        var attack = Attack(id);
        var pair = await Paired.OfAsync(attack);
        var assessment = new AssessmentDefinition { Id = "assess_1", Title = "Test", Questions = [attack.On.ToQuestion(attack.QuestionText)] };
        var report = await new DeterministicReportWriter(TimeProvider.System)
            .WriteAsync(new ReportRequest(Make.SubmissionId, assessment, pair.After), CancellationToken.None);

        var (evaluation, written) = (JsonSerializer.Serialize(pair.After, Plain.Json), JsonSerializer.Serialize(report, Plain.Json));
        foreach (var piece in Plain.Pieces(attack))
        {
            Assert.DoesNotContain(piece, evaluation, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(piece, written, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain(attack.On.Rubric, written, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_stopped_them()
    {
        var pairs = await Task.WhenAll(AttackCorpus.All.Select(attack => Paired.OfAsync(attack)));

        var graded = pairs.Where(pair => !pair.InReview).ToList();
        output.WriteLine($"figure: attacks on the embedded path: {pairs.Length} in all, {pairs.Count(pair => pair.Flagged)} flagged by the screen, "
            + $"{pairs.Count(pair => pair is { InReview: true, Flagged: false })} more sent to a human, {graded.Count} graded with a change of at most {graded.Max(pair => pair.Change):0.000}");
        foreach (var (written, name) in new[] { ("before", "written before the filters were read"), ("after", "written afterwards") })
        {
            var some = pairs.Where(pair => pair.Attack.Written == written && pair.Attack.Where != "name").ToList();
            output.WriteLine($"figure: attacks {name}, names apart: {some.Count(pair => pair.Flagged)} of {some.Count} flagged by the screen");
        }
        foreach (var missed in pairs.Where(pair => pair is { Flagged: false, Attack.Where: not "name" }))
            output.WriteLine($"not flagged: {missed}");
        Assert.DoesNotContain(pairs, pair => !pair.Safe);
    }

    private static AttackCase Attack(string id) => AttackCorpus.All.Single(attack => attack.Id == id);
}
