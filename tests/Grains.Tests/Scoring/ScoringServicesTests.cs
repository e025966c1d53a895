using Assay.Reports;
using Assay.Scoring;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task A_grader_registered_before_is_kept()
    {
        var services = new ServiceCollection().AddSingleton(Make.NoGrader).AddAssayScoring();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        Assert.Same(Make.NoGrader, provider.GetRequiredService<IAnswerGrader>());
    }
}
