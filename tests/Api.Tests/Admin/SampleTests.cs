using Assay.Api.Sample;
using Assay.Submissions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.Api.Tests.Admin;

public sealed class SampleTests
{
    [Fact]
    public async Task An_empty_store_gets_one_scored_sample_and_a_restart_adds_nothing()
    {
        using var data = new TemporaryFolder();
        await using (var first = RunningApi.Start(data.Path, sample: true))
        {
            await OfferedAsync(first);
            await SampleData.OfferAsync(first.Services, CancellationToken.None);
            await first.Services.GetRequiredService<IGrainFactory>().GetGrain<ISubmissionGrain>(SampleData.SubmissionId).WaitUntilSettled(TimeSpan.FromSeconds(20));
        }

        await using var second = RunningApi.Start(data.Path, sample: true);
        await OfferedAsync(second);
        var admin = await RunningApi.SignInAsync(second);

        var items = (await admin.GetAsync("/api/admin/submissions")).Json.GetProperty("items");
        var item = Assert.Single(items.EnumerateArray());
        Assert.Equal(SampleData.SubmissionId, item.GetProperty("id").GetString());
        Assert.Equal(("completed", "completed", 1), (
            item.GetProperty("scoring_status").GetString(),
            item.GetProperty("report_status").GetString(),
            item.GetProperty("run_sequence").GetInt32()));
        Assert.Equal(SampleData.AssessmentId, Assert.Single((await admin.GetAsync("/api/admin/assessments")).Json.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_store_that_holds_something_gets_no_sample_and_neither_does_one_where_it_is_turned_off()
    {
        using var data = new TemporaryFolder();
        await using (var off = RunningApi.Start(data.Path, sample: false))
        {
            await OfferedAsync(off);
            var admin = await RunningApi.SignInAsync(off);
            Assert.Equal(0, (await admin.GetAsync("/api/admin/submissions")).Json.GetProperty("items").GetArrayLength());
            await Exam.CreateAsync(admin, "first@example.org");
        }

        await using var on = RunningApi.Start(data.Path, sample: true);
        await OfferedAsync(on);

        var items = (await (await RunningApi.SignInAsync(on)).GetAsync("/api/admin/submissions")).Json.GetProperty("items");
        Assert.Equal("first@example.org", Assert.Single(items.EnumerateArray()).GetProperty("candidate_email").GetString());
    }

    private static Task OfferedAsync(WebApplicationFactory<Program> process) =>
        process.Services.GetServices<IHostedService>().OfType<SampleStarter>().Single().ExecuteTask!;
}
