using Assay.Assessments;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Scoring;
using Assay.Silo.CodeRunning;
using Assay.Submissions;
using Assay.Tests.CodeRunnerStandIn;
using Assay.Tests.CodeRunnerStandIn.Faults;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>A silo dies while code of a submission is run.</summary>
public sealed class CodeAnswerTests
{
    private const string Source = "# standin: echo";
    private const int Cases = 3;

    private static AssessmentDefinition Assessment => new()
    {
        Title = "Code",
        Questions =
        [
            new Question
            {
                Id = "c",
                Type = QuestionType.Coding,
                Text = "Print what you read.",
                Skill = "Python",
                Points = 4,
                ProgrammingLanguage = "python",
                TestCases = [.. Enumerable.Range(1, Cases).Select(number => new CodeTestCase($"{number}", $"{number}", number > 1))],
            },
        ],
    };

    [Fact]
    public async Task Tests_that_a_dead_silo_ran_are_run_again_by_the_other_and_count_once()
    {
        await using var runner = await RunnerServer.StartAsync();
        await using var host = await PipelineHost.StartPairAsync(services => services.AddJudge0(new Judge0Options { Address = new Uri(runner.Url) }));
        var candidate = await HandInAsync(host, () => runner.Faults.Next(FaultKind.StuckInQueue, Operation.HandIn));
        await Eventually.True(() => runner.Programs.All.Count == 1, "a program is handed in");
        var owner = (await Rows.ReadAsync(host, candidate.Id)).Run.Owner;

        await host.KillAsync(host.Cluster.Silos.Single(silo => silo.SiloAddress.ToParsableString() == owner));
        var detail = await candidate.ReportedAsync(meanwhile: () => host.Clock.Advance(TimeSpan.FromMilliseconds(50)));

        var score = Assert.Single(detail.Evaluation!.Questions);
        Assert.Equal((ScoreOutcome.Graded, 4m, Cases), (score.Outcome, score.Points, score.CodeTests.Length));
        Assert.Single(detail.Revisions);
        Assert.Equal(1 + Cases, runner.Programs.All.Count);
    }

    private static async Task<Candidate> HandInAsync(PipelineHost host, Action before)
    {
        var assessment = await host.Grains.GetGrain<IAssessmentGrain>("assess_code").Publish(Assessment);
        var id = Samples.NewId();
        var session = await host.Grains.GetGrain<ISubmissionGrain>(id).Create(Samples.Order(assessment.Id, assessment.Version));
        var candidate = new Candidate(host, id, session.CandidateId);
        await candidate.Grain.Start(candidate.CandidateId);
        before();
        await candidate.SubmitAsync(sheet: Samples.Answers(("c", Source)));
        return candidate;
    }
}
