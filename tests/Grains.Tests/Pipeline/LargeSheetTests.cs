using System.Collections.Immutable;
using System.Security.Cryptography;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Answers that are large or odd.</summary>
public sealed class LargeSheetTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private const int EightMegabytes = 8 * 1024 * 1024;
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task Eight_megabytes_of_answers_are_stored_in_parts_and_come_back_whole()
    {
        var candidate = await Candidate.StartAsync(_host);
        var sheet = Noise(EightMegabytes);

        var reply = await candidate.SubmitAsync(sheet: sheet);
        var detail = await candidate.ReportedAsync();

        Assert.Equal(2, reply.AnswersCount);
        Assert.Equal(Texts(sheet), Texts(detail.Answers));
        var row = await Rows.ReadAsync(_host, candidate.Id);
        Assert.Empty(row.Sheet.Answers);
        Assert.Equal(row.Overflow!.Parts, await PartsOfAsync(candidate));
        Assert.InRange(row.Overflow.Parts, 6, 9);
        // No grader reads an essay of this length to its end.
        Assert.Equal((1m, true), (detail.Evaluation!.TotalPoints, detail.Evaluation.Provisional));
    }

    [Fact]
    public async Task Parts_of_replaced_sheets_are_removed()
    {
        var candidate = await Candidate.StartAsync(_host);
        await candidate.Grain.Autosave(candidate.CandidateId, Noise(2_000_000));
        var first = await PartsOfAsync(candidate);
        await candidate.Grain.Autosave(candidate.CandidateId, Noise(3_000_000));
        var second = await PartsOfAsync(candidate);

        await candidate.SubmitAsync();

        Assert.True(first >= 2 && second > first);
        Assert.Equal(0, await PartsOfAsync(candidate));
        Assert.Equal(3m, (await candidate.ReportedAsync()).Evaluation!.TotalPoints);
    }

    [Fact]
    public async Task A_small_answer_is_merged_into_a_large_autosaved_sheet()
    {
        var candidate = await Candidate.StartAsync(_host);
        var saved = Noise(1_500_000);
        await candidate.Grain.Autosave(candidate.CandidateId, saved);

        await candidate.SubmitAsync(sheet: Samples.Answers(("q1", "a")));

        var detail = await candidate.ReportedAsync();
        Assert.Equal("a", detail.Answers.Single(answer => answer.QuestionId == "q1").SubmittedAnswer);
        Assert.Equal(Texts(saved)[1], detail.Answers.Single(answer => answer.QuestionId == "q2").SubmittedAnswer);
    }

    [Theory]
    [InlineData("zero \0 inside")]
    [InlineData("\U0001F469\u200D\U0001F4BB \u202Eright to left\u202C \uFEFF")]
    [InlineData("'); DROP TABLE submissions; -- <script>alert(1)</script>")]
    public async Task Odd_text_comes_back_as_it_was(string text)
    {
        var candidate = await Candidate.StartAsync(_host);
        await candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q2", text)));

        await candidate.SubmitAsync(sheet: Samples.Answers(("q1", text)));

        await candidate.ReportedAsync();
        var row = await Rows.ReadAsync(_host, candidate.Id);
        Assert.All(row.Sheet.Answers, answer => Assert.Equal(text, answer.SubmittedAnswer));
        Assert.Equal(2, row.Sheet.Answers.Length);
    }

    private static AnswerSheet Noise(int bytes) => Samples.Answers(
        ("q1", "b"),
        ("q2", Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes / 4 * 3))));

    private static List<string?> Texts(AnswerSheet sheet) => Texts(sheet.Answers);

    private static List<string?> Texts(ImmutableArray<Answer> answers) => answers.Select(answer => answer.SubmittedAnswer).ToList();

    private async Task<int> PartsOfAsync(Candidate candidate) => (await _host.Store.KeysAsync(candidate.Id, "sheet-part")).Count;
}
