using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed partial class AdminRoutesTests(RunningApi api)
{
    [Fact]
    public async Task Every_admin_route_refuses_a_caller_without_a_token_and_a_candidates_token()
    {
        var exam = await Exam.CreateAsync(api.Admin, "ann@example.org");
        var candidate = new ApiCaller(api.NewClient());
        var login = await candidate.PostAsync("/api/candidate/login", $$"""{"loginCode":"{{exam.LoginCode}}"}""");
        candidate.With(login.Text("token"));

        var routes = Routes().ToArray();
        Assert.True(routes.Length >= 24, $"only {routes.Length} routes");
        foreach (var (method, path) in routes)
        {
            Assert.Equal((path, 401), (path, (await api.Nobody.SendAsync(method, path, "{}")).Status));
            Assert.Equal((path, 403), (path, (await candidate.SendAsync(method, path, "{}")).Status));
        }
    }

    [Theory]
    [InlineData("GET", "/api/admin/submissions/nonsense")]
    [InlineData("GET", "/api/admin/submissions/sub_%27%20OR%201")]
    [InlineData("GET", "/api/admin/submissions/assess_1")]
    [InlineData("GET", "/api/admin/submissions/sub_unknown")]
    [InlineData("GET", "/api/admin/submissions/sub_unknown/revisions/1/0")]
    [InlineData("GET", "/api/admin/report/sub_unknown")]
    [InlineData("GET", "/api/admin/report/sub_unknown/html")]
    [InlineData("GET", "/api/admin/report/autogen/sub_unknown")]
    [InlineData("POST", "/api/admin/submissions/sub_unknown/rescore")]
    [InlineData("POST", "/api/admin/submissions/sub_unknown/retry")]
    [InlineData("POST", "/api/admin/submissions/sub_unknown/erase")]
    [InlineData("POST", "/api/admin/submissions/sub_unknown/regrade-requests")]
    public async Task An_unknown_submission_is_not_found(string method, string path)
    {
        var reply = await api.Admin.SendAsync(new HttpMethod(method), path, method == "POST" ? """{"reason":"because","question_id":"q"}""" : null);

        Assert.Equal((404, "submission_not_found"), (reply.Status, reply.Error));
    }

    [Theory]
    [InlineData("/api/admin/nothing")]
    [InlineData("/api/admin/assessments/nothing/here")]
    public async Task What_is_not_offered_answers_not_found(string path) =>
        Assert.Equal(404, (await api.Admin.PostAsync(path, "{}")).Status);

    [Theory]
    [InlineData("GET", "/api/admin/assessments/assess_x/export", "assessment_not_found")]
    [InlineData("GET", "/api/admin/assessments/nonsense/export", "assessment_not_found")]
    [InlineData("POST", "/api/admin/assessments/assess_x/rescore-jobs", "assessment_not_found")]
    [InlineData("GET", "/api/admin/assessments/assess_x/rescore-jobs/rjob_x", "job_not_found")]
    [InlineData("GET", "/api/admin/assessments/assess_x/rescore-jobs/rjob_x/items", "job_not_found")]
    [InlineData("POST", "/api/admin/assessments/assess_x/rescore-jobs/sub_x/pause", "job_not_found")]
    [InlineData("POST", "/api/admin/assessments/assess_x/rescore-jobs/rjob_x/resume", "job_not_found")]
    [InlineData("POST", "/api/admin/assessments/assess_x/rescore-jobs/rjob_x/cancel", "job_not_found")]
    public async Task An_unknown_assessment_or_job_is_not_found(string method, string path, string error)
    {
        var reply = await api.Admin.SendAsync(new HttpMethod(method), path, method == "POST" ? """{"reason":"because"}""" : null);

        Assert.Equal((404, error), (reply.Status, reply.Error));
    }

    [Theory]
    [InlineData("/api/admin/tests")]
    [InlineData("/api/admin/assessments/create")]
    [InlineData("/api/scoring/triage")]
    public async Task A_body_over_one_megabyte_is_too_large(string path)
    {
        var reply = await api.Admin.PostAsync(path, $$"""{"title":"{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal((413, "body_too_large"), (reply.Status, reply.Error));
    }

    [Theory]
    [InlineData("discard")]
    [InlineData("reconcile")]
    public async Task Without_a_bus_there_is_nothing_to_discard_or_reconcile(string what)
    {
        var reply = await api.Admin.PostAsync($"/api/admin/dead-letters/{what}", """{"reason":"no use","letters":[{"queue":"scoring-jobs","sequence_number":1}]}""");

        Assert.Equal((409, "not_in_direct_mode"), (reply.Status, reply.Error));
    }

    [Fact]
    public async Task The_queue_status_counts_under_the_queues_names()
    {
        var status = (await api.Admin.GetAsync("/api/admin/queue/status")).Json;

        Assert.False(status.GetProperty("service_bus_enabled").GetBoolean());
        Assert.False(status.GetProperty("fallback_mode").GetBoolean());
        Assert.Equal("direct", status.GetProperty("mode").GetString());
        Assert.InRange(status.GetProperty("in_flight").GetInt64(), 0, 64);
        Assert.InRange(status.GetProperty("oldest_waiting_seconds").GetDouble(), 0, 600);
        Assert.True(status.TryGetProperty("oldest_waiting_since", out _));
        Assert.Equal(["scoring-jobs", "report-jobs"], SampleDetail.Names(status.GetProperty("queues")));
        Assert.All(
            status.GetProperty("queues").EnumerateObject(),
            queue => Assert.Equal(["active_messages", "dead_letter_messages", "scheduled_messages"], SampleDetail.Names(queue.Value)));
    }

    [Fact]
    public async Task The_model_is_honestly_absent_and_code_is_not_pretended_to_run()
    {
        var health = (await api.Nobody.GetAsync("/api/utils/llm-health")).Json;
        var run = await api.Nobody.PostAsync("/api/utils/run-code", """{"language":"python","code":"print(1)"}""");

        Assert.Equal("unavailable", health.GetProperty("status").GetString());
        Assert.False(health.GetProperty("available").GetBoolean());
        Assert.Equal(("embedded", 0), (health.GetProperty("service").GetString(), health.GetProperty("total_models").GetInt32()));
        Assert.EndsWith("Z", health.GetProperty("last_check").GetString(), StringComparison.Ordinal);
        Assert.Equal((501, "code_runner_not_configured"), (run.Status, run.Error));
    }

    private IEnumerable<(HttpMethod Method, string Path)> Routes() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Select(e => (Path: "/" + e.RoutePattern.RawText!.Trim('/'), Methods: e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods))
        .Where(e => (e.Path.StartsWith("/api/admin/", StringComparison.Ordinal) && e.Path != "/api/admin/login") || e.Path.StartsWith("/api/scoring/", StringComparison.Ordinal))
        .SelectMany(e => e.Methods.Select(m => (new HttpMethod(m), Parameter().Replace(e.Path, "1"))));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
