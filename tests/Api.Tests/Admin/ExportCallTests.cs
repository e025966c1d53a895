using System.Text.Json;

namespace Assay.Api.Tests.Admin;

[Collection(RunningApiTests.Name)]
public sealed class ExportCallTests(RunningApi api)
{
    [Fact]
    public async Task The_marks_and_decisions_of_an_assessment_are_handed_out_as_a_file_and_that_is_audited()
    {
        var exam = await Exam.CreateAsync(api.Admin, "exported@example.org");
        await exam.HandInAsync(new ApiCaller(api.NewClient()), "A cached value becomes stale when the stored data changes, so it must expire.");
        await api.SettledAsync(exam.SubmissionId);
        Assert.Equal(200, (await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/marks", """{"question_id":"w","score":0.5,"reason":"=half, \"right\""}""")).Status);
        await api.SettledAsync(exam.SubmissionId);

        var csv = await api.Admin.GetAsync($"/api/admin/assessments/{exam.AssessmentId}/export");
        Assert.Equal(200, csv.Status);
        Assert.Equal(3, csv.Body.TrimEnd().Split("\r\n").Length);
        Assert.Contains("\"'=half, \"\"right\"\"\"", csv.Body, StringComparison.Ordinal);
        var lines = (await api.Admin.GetAsync($"/api/admin/assessments/{exam.AssessmentId}/export?format=jsonl")).Body.TrimEnd().Split('\n');
        var marked = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal(
            ("w", "marked", RunningApi.Email, 0.5m, 60m, "mark"),
            (Text("question_id"), Text("outcome"), Text("marked_by"), marked.GetProperty("score").GetDecimal(), marked.GetProperty("percentage").GetDecimal(), Text("trigger")));
        var audit = (await api.Admin.GetAsync($"/api/admin/audit?subject={exam.AssessmentId}&action=assessment.exported")).Json.GetProperty("entries");
        Assert.Equal(["jsonl", "csv"], audit.EnumerateArray().Select(entry => entry.GetProperty("details").GetString()));

        await api.Admin.PostAsync($"/api/admin/submissions/{exam.SubmissionId}/erase", """{"reason":"asked for"}""");
        var empty = await api.Admin.GetAsync($"/api/admin/assessments/{exam.AssessmentId}/export");
        Assert.Single(empty.Body.TrimEnd().Split("\r\n"));
        Assert.Equal(422, (await api.Admin.GetAsync($"/api/admin/assessments/{exam.AssessmentId}/export?format=xlsx")).Status);

        string Text(string name) => marked.GetProperty(name).GetString()!;
    }
}
