using System.Text;
using System.Text.Json;
using Assay.Api.Admin.Export;
using Assay.Catalog;
using Assay.Errors;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Tests.Admin;

public sealed class ExportTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    public void A_text_is_quoted_and_never_a_formula(string text, string field) => Assert.Equal(field, CsvFormat.Field(text));

    [Fact]
    public void Numbers_truths_and_times_are_written_plainly()
    {
        Assert.Equal(["-1.5", "true", "2026-03-01T12:00:00.000Z", ""], new object?[] { -1.5m, true, SampleDetail.Noon, null }.Select(CsvFormat.Field));
    }

    [Fact]
    public async Task A_line_a_question_holds_every_column_in_both_formats()
    {
        var detail = SampleDetail.HandedIn("=text");
        detail = detail with
        {
            Marks = [new HumanMark("w", 1, "boss@example.org", "because", SampleDetail.Noon)],
            Evaluation = detail.Evaluation! with { Questions = [detail.Evaluation.Questions[0], detail.Evaluation.Questions[1] with { Outcome = ScoreOutcome.Marked }] },
        };
        var csv = (await WriteAsync(new CsvFormat(), detail)).Split("\r\n");
        var names = csv[0].Split(',');
        Assert.Equal(ExportColumns.All.Select(column => column.Name), names);
        Assert.Equal(4, csv.Length);
        Assert.Equal(names.Length, csv[2].Split(',').Length);
        Assert.Equal("'=text", csv[2].Split(',')[Array.IndexOf(names, "skill")]);

        var lines = (await WriteAsync(new JsonLinesFormat(), detail)).TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        var line = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal(names, SampleDetail.Names(line));
        Assert.Equal(("w", "marked", "=text", "2026-03-01T12:00:00.000Z"), (Text("question_id"), Text("outcome"), Text("skill"), Text("marked_at")));
        Assert.Equal((4, 83.27m, true), (line.GetProperty("max_points").GetInt32(), line.GetProperty("percentage").GetDecimal(), line.GetProperty("auto_submitted").GetBoolean()));

        string Text(string name) => line.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task A_submission_without_an_evaluation_has_one_line_without_a_question()
    {
        var lines = (await WriteAsync(new JsonLinesFormat(), SampleDetail.HandedIn() with { Evaluation = null })).TrimEnd('\n').Split('\n');
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(Assert.Single(lines)).RootElement.GetProperty("question_id").ValueKind);
    }

    [Fact]
    public async Task Pages_are_read_in_order_a_few_submissions_at_a_time_without_those_that_are_erased()
    {
        var (inside, most) = (0, 0);
        var random = new Random(5);
        var reader = Reader(async id =>
        {
            most = Math.Max(most, ++inside);
            await Task.Delay(random.Next(5));
            inside--;
            return id == "sub_13" ? throw new AssayException(ErrorKind.Gone, "submission_erased", "gone") : id == "sub_14" ? null : Detail(id);
        });
        var query = new SubmissionQuery { Limit = 10 };
        var seen = new List<string>();
        await foreach (var detail in reader.ReadAsync(query, await ListAsync(query), CancellationToken.None))
            seen.Add(detail.Session.SubmissionId);

        Assert.Equal(Enumerable.Range(0, 35).Where(n => n is not (13 or 14 or 20)).Select(n => $"sub_{n}"), seen);
        Assert.InRange(most, 2, ExportReader.MostInFlight);
    }

    [Fact]
    public async Task A_client_that_goes_away_stops_the_reading()
    {
        using var gone = new CancellationTokenSource();
        var asked = 0;
        var reader = Reader(id =>
        {
            asked++;
            return Task.FromResult<SubmissionDetail?>(Detail(id));
        });
        var query = new SubmissionQuery { Limit = 10 };
        var body = new GoneAfter(gone, writes: 3);
        var first = await ListAsync(query);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExportEndpoints.WriteAsync(body, new CsvFormat(), reader.ReadAsync(query, first, gone.Token), gone.Token));
        Assert.InRange(asked, 1, 3 + ExportReader.MostInFlight);
    }

    [Fact]
    public async Task A_silo_that_restarts_meanwhile_is_asked_again_and_one_that_stays_away_ends_it()
    {
        var tries = 0;
        var reader = new ExportReader(
            ListAsync,
            id => ++tries == 1 ? throw new AssayException(ErrorKind.Unavailable, "store_unavailable", "later") : Task.FromResult<SubmissionDetail?>(Detail(id)),
            TimeProvider.System);
        var page = new SubmissionPage([Item(0)], null);
        await foreach (var detail in reader.ReadAsync(new SubmissionQuery(), page, CancellationToken.None))
            Assert.Equal("sub_0", detail.Session.SubmissionId);
        Assert.Equal(2, tries);

        var away = Reader(_ => throw new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var _ in away.ReadAsync(new SubmissionQuery(), page, CancellationToken.None))
                Assert.Fail("nothing was read");
        });
    }

    private static ExportReader Reader(Func<string, Task<SubmissionDetail?>> read) => new(ListAsync, read, TimeProvider.System);

    private static SubmissionDetail Detail(string id) => SampleDetail.HandedIn() with { Session = new CandidateSession { SubmissionId = id } };

    private static SubmissionListItem Item(int number) =>
        new() { SubmissionId = $"sub_{number}", Status = number == 20 ? SubmissionStatus.InProgress : SubmissionStatus.Completed };

    private static Task<SubmissionPage> ListAsync(SubmissionQuery query)
    {
        var start = query.Cursor is { } cursor ? int.Parse(cursor, null) : 0;
        var end = Math.Min(start + query.Limit, 35);
        return Task.FromResult(new SubmissionPage([.. Enumerable.Range(start, end - start).Select(Item)], end < 35 ? $"{end}" : null));
    }

    private static async Task<string> WriteAsync(IExportFormat format, params SubmissionDetail[] details)
    {
        using var body = new MemoryStream();
        await ExportEndpoints.WriteAsync(body, format, details.ToAsyncEnumerable(), CancellationToken.None);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    /// <summary>The reply of a client that hangs up after some writes.</summary>
    private sealed class GoneAfter(CancellationTokenSource gone, int writes) : MemoryStream
    {
        private int _left = writes;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (--_left == 0)
                gone.Cancel();
            return ValueTask.CompletedTask;
        }
    }
}
