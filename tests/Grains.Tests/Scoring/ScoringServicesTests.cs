using Assay.Grains.Tests.Scoring.Models;
using Assay.Pipeline;
using Assay.Reports;
using Assay.Reports.Models;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Grains.Tests.Scoring;

public sealed class ScoringServicesTests
{
    [Fact]
    public async Task Everything_resolves_and_adding_it_twice_changes_nothing()
    {
        var services = new ServiceCollection().AddAssayScoring();
        var count = services.Count;
        await using var provider = services.AddAssayScoring().BuildServiceProvider(validateScopes: true);
        Assert.Equal(count, services.Count);
        Assert.IsType<SubmissionScorer>(provider.GetRequiredService<ISubmissionScorer>());
        Assert.IsType<DeterministicReportWriter>(provider.GetRequiredService<IReportWriter>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_a_model_it_judges_and_reports_whenever_it_is_registered(bool before)
    {
        var services = new ServiceCollection();
        if (before)
            services.AddSingleton<IAssayModel, NoModel>();
        services.AddLogging().AddMetrics().AddSingleton<JobSlots>().AddSingleton<Instruments>().AddSingleton<IModelDesk>(new ScriptedDesk(_ => ScriptedDesk.Reply(""))).AddAssayScoring();
        if (!before)
            services.AddSingleton<IAssayModel, NoModel>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Assert.IsType<ModelGrader>(provider.GetRequiredService<IAnswerGrader>());
        Assert.IsType<ModelReportWriter>(provider.GetRequiredService<IReportWriter>());
        Assert.Equal(TimeSpan.FromMinutes(15), provider.GetRequiredService<IOptions<ScoringOptions>>().Value.AnswerTimeLimit);
    }

    [Fact]
    public async Task Without_a_model_an_answer_has_two_minutes()
    {
        await using var provider = new ServiceCollection().AddAssayScoring().BuildServiceProvider(validateScopes: true);
        Assert.Equal(TimeSpan.FromMinutes(2), provider.GetRequiredService<IOptions<ScoringOptions>>().Value.AnswerTimeLimit);
    }

    private sealed class NoModel : IAssayModel
    {
        public Task<ModelReply> AskAsync(ModelPrompt prompt, CancellationToken cancellationToken) => throw new InvalidOperationException("No model should be asked.");
    }

    [Fact]
    public async Task A_grader_registered_before_is_kept()
    {
        var services = new ServiceCollection().AddSingleton(Make.NoGrader).AddAssayScoring();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Assert.Same(Make.NoGrader, provider.GetRequiredService<IAnswerGrader>());
    }
}
