using System.Net;
using Assay.EndToEnd.Http;
using Assay.Servers;
using Assay.Tests.CosmosStandIn;

namespace Assay.EndToEnd.Cluster;

public sealed class ClusterTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan ReportLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_cluster_goes_on_without_a_killed_silo_and_comes_back_by_itself_after_the_loss_of_all()
    {
        await using var world = await ClusterWorld.NewAsync(database.Server);
        var one = world.BeginSilo();
        var other = world.BeginSilo();
        var byMembers = world.BeginApi();
        await Task.WhenAll(one.WaitUntilReadyAsync(), other.WaitUntilReadyAsync());
        var byGateways = await world.StartApiAsync(one, other);
        await byMembers.WaitUntilReadyAsync();
        using var admin = await AdminClient.SignInAsync(byGateways.Address);
        using var reader = await AdminClient.SignInAsync(byMembers.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());
        using (var first = await Exam.StartAsync(admin, assessment, byGateways.Address))
            await first.HandInAsync();
        await reader.WaitUntilAllAreReportedAsync(1, ReportLimit);

        await one.KillAsync();
        using (var second = await Exam.StartAsync(admin, assessment, byGateways.Address, 2))
            await second.HandInAsync();
        await reader.WaitUntilAllAreReportedAsync(2, ReportLimit);

        using var third = await Exam.StartAsync(admin, assessment, byMembers.Address, 3);
        await other.KillAsync();
        var handIn = third.HandInAsync();
        await AssertReadsAreRefusedAsync(byMembers, reader.Api.Token!);
        await AssertReadsAreRefusedAsync(byGateways, admin.Api.Token!);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await byMembers.AskAsync("/health/ready")).Status);

        var back = world.BeginSilo();
        Assert.True((bool)(await handIn)["success"]!);
        await back.WaitUntilReadyAsync();
        await byMembers.WaitUntilReadyAsync();
        Assert.Equal(3, (await reader.WaitUntilAllAreReportedAsync(3, ReportLimit)).Count);
    }

    [Fact]
    public async Task An_api_that_is_there_first_says_so_and_serves_once_a_silo_has_joined()
    {
        await using var world = await ClusterWorld.NewAsync(database.Server);
        var api = world.BeginApi();
        await api.WaitUntilItListensAsync();

        var ready = await api.AskAsync("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (ready.Status, ready.Type));
        Assert.Contains("disconnected", (await api.AskAsync("/health")).Text, StringComparison.Ordinal);
        await AssertReadsAreRefusedAsync(api, token: null, "/api/candidate/assessment/assess_any/readiness");

        await world.StartSiloAsync();
        await api.WaitUntilReadyAsync();
        using var admin = await AdminClient.SignInAsync(api.Address);
        Assert.Empty(await admin.ListAsync());
        Assert.Contains("\"connected\"", (await api.AskAsync("/health")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_ends_its_running_steps_and_none_is_repeated()
    {
        const int HandIns = 6;
        await using var world = await ClusterWorld.NewAsync(database.Server);
        var stopping = await world.StartSiloAsync(slowSeconds: 3);
        await world.MakeReaderAsync();
        var api = await world.StartApiAsync();
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());
        await Task.WhenAll(Enumerable.Range(1, HandIns).Select(async number =>
        {
            using var candidate = await Exam.StartAsync(admin, assessment, api.Address, number);
            await candidate.HandInAsync();
        }));
        var calls = new GraderCalls(world.Folder);
        await calls.WaitForAsync(HandIns);
        var staying = await world.StartSiloAsync(slowSeconds: 0);

        await stopping.StopAsync();

        Assert.Equal(0, stopping.Process.ExitCode);
        Assert.Equal(HttpStatusCode.OK, await staying.HealthAsync("live"));
        var listed = await admin.WaitUntilAllAreReportedAsync(HandIns, ReportLimit);
        Assert.All(listed, item => Assert.Equal("completed", (string?)item["scoring_status"]));
        Assert.Equal(HandIns, calls.All().Count);
        Assert.Equal(HandIns, calls.All().Distinct().Count());
    }

    [Fact]
    public async Task A_step_that_outlives_the_limit_of_a_stop_is_cut_off_there_and_ends_elsewhere_without_blame()
    {
        const int HandIns = 3;
        await using var world = await ClusterWorld.NewAsync(database.Server);
        world.DrainLimit = TimeSpan.FromSeconds(5);
        var stopping = await world.StartSiloAsync(slowSeconds: 600);
        await world.MakeReaderAsync();
        var api = await world.StartApiAsync();
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());
        await Task.WhenAll(Enumerable.Range(1, HandIns).Select(async number =>
        {
            using var candidate = await Exam.StartAsync(admin, assessment, api.Address, number);
            await candidate.HandInAsync();
        }));
        await new GraderCalls(world.Folder).WaitForAsync(HandIns);
        await world.StartSiloAsync(slowSeconds: 0);

        await stopping.StopAsync();

        Assert.Equal(0, stopping.Process.ExitCode);
        var listed = await admin.WaitUntilAllAreReportedAsync(HandIns, ReportLimit);
        Assert.All(listed, item => Assert.Equal("completed", (string?)item["scoring_status"]));
        Assert.All(listed, item => Assert.Equal(0, (int)item["attempts"]!));
    }

    [Fact]
    public async Task Members_and_reminders_may_be_in_redis()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var world = await ClusterWorld.NewAsync(database.Server, redis);
        await world.StartSiloAsync();
        var api = await world.StartApiAsync();
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());

        using var candidate = await Exam.StartAsync(admin, assessment, api.Address);
        await candidate.HandInAsync();

        Assert.Single(await admin.WaitUntilAllAreReportedAsync(1, ReportLimit));
    }

    [Fact]
    public async Task State_may_be_in_cosmos_db_and_outlives_the_silo()
    {
        await using var cosmos = await CosmosServer.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        await using var world = ClusterWorld.OnCosmos(cosmos, redis);
        var first = await world.StartSiloAsync();
        var api = await world.StartApiAsync();
        using var admin = await AdminClient.SignInAsync(api.Address);
        var assessment = await admin.CreateAssessmentAsync(Exam.Assessment());
        using var candidate = await Exam.StartAsync(admin, assessment, api.Address);
        await candidate.HandInAsync();
        await first.KillAsync();

        await world.StartSiloAsync();

        Assert.Single(await admin.WaitUntilAllAreReportedAsync(1, ReportLimit));
    }

    private static async Task AssertReadsAreRefusedAsync(ClusterApi api, string? token, string path = "/api/admin/submissions")
    {
        var answer = await api.AskAsync(path, token);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.Status, answer.Type));
        Assert.NotNull(answer.RetryAfter);
        Assert.InRange(answer.Took, TimeSpan.Zero, ReadLimit);
    }
}
