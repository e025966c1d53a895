using System.Text;
using System.Text.Json;
using Assay.Api.Candidate.HandIn;

namespace Assay.Api.Tests.HandIn;

public sealed class HandInParserTests
{
    [Fact]
    public void The_documented_body_is_read_to_the_field()
    {
        var body = Parse("""
            {"answers":[
              {"questionId":"q1","questionType":"mcq","submittedAnswer":"1","timeSpent":7},
              {"questionId":"q3","questionType":"coding","submittedAnswer":"code","timeSpent":0,
               "codeSubmissions":[{"code":"a","timestamp":"2026-01-01T10:00:00Z","output":"o","error":null}]},
              {"questionId":"q4","questionType":"mcq","submittedAnswer":null,"timeSpent":0}],
             "proctoringEvents":[{"timestamp":"2026-01-01T10:00:00Z","eventType":"proctoring_violation","details":{"type":"tab_switch","count":1}}],
             "autoSubmitted":true,"violationCount":2,"autoSubmitReason":"timer_expired","autoSubmitTimestamp":"2026-01-01T11:00:00Z"}
            """);

        Assert.Equal(["q1", "q3", "q4"], body.Sheet.Answers.Select(answer => answer.QuestionId));
        Assert.Equal(["1", "code", null], body.Sheet.Answers.Select(answer => answer.SubmittedAnswer));
        Assert.Equal(7, body.Sheet.Answers[0].TimeSpent);
        Assert.Equal("a", body.Sheet.Answers[1].CodeSubmissions.Single().Code);
        var noticed = body.Sheet.ProctoringEvents.Single();
        Assert.Equal("proctoring_violation", noticed.EventType);
        Assert.Equal("""{"type":"tab_switch","count":1}""", noticed.DetailsJson);
        Assert.True(body.AutoSubmitted);
        Assert.Equal(2, body.ViolationCount);
        Assert.Equal("timer_expired", body.AutoSubmitReason);
        Assert.Equal("2026-01-01T11:00:00Z", body.AutoSubmitTimestamp);
        Assert.Empty(body.Sheet.Dropped);
    }

    [Fact]
    public void Snake_case_is_read_as_well()
    {
        var body = Parse("""
            {"answers":[{"question_id":"q1","submitted_answer":"a","time_spent":3,"code_submissions":[{"code":"c"}]}],
             "proctoring_events":[{"event_type":"tab_switch"}],
             "auto_submitted":true,"violation_count":4,"auto_submit_reason":"r","auto_submit_timestamp":"t"}
            """);

        var answer = body.Sheet.Answers.Single();
        Assert.Equal(("q1", "a", 3, 1), (answer.QuestionId, answer.SubmittedAnswer, answer.TimeSpent, answer.CodeSubmissions.Length));
        Assert.Equal("tab_switch", body.Sheet.ProctoringEvents.Single().EventType);
        Assert.Equal((true, 4, "r", "t"), (body.AutoSubmitted, body.ViolationCount, body.AutoSubmitReason, body.AutoSubmitTimestamp));
    }

    [Theory]
    [InlineData("null", "not an object")]
    [InlineData("7", "not an object")]
    [InlineData("\"q0\"", "not an object")]
    [InlineData("[]", "not an object")]
    [InlineData("{}", "questionId is missing")]
    [InlineData("""{"questionId":null,"submittedAnswer":"x"}""", "questionId is missing")]
    [InlineData("""{"questionId":"  ","submittedAnswer":"x"}""", "questionId is missing")]
    [InlineData("""{"questionId":{"a":1},"submittedAnswer":"x"}""", "questionId is missing")]
    [InlineData("""{"questionId":"q0","submittedAnswer":{"text":"x"}}""", "submittedAnswer is not text")]
    [InlineData("""{"questionId":"q0","submittedAnswer":["x"]}""", "submittedAnswer is not text")]
    public void A_bad_answer_is_noted_and_costs_no_other(string bad, string why)
    {
        var body = Parse($$"""{"answers":[{"questionId":"q1","submittedAnswer":"one"},{{bad}},{"questionId":"q2","submittedAnswer":"two"}]}""");

        Assert.Equal(["one", "two"], body.Sheet.Answers.Select(answer => answer.SubmittedAnswer));
        Assert.Equal([$"answer 1: {why}"], body.Sheet.Dropped.ToArray());
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("3.5", "3.5")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("\"\\u00e4\\n\\ud83d\\ude00\"", "ä\n😀")]
    [InlineData("\"<script>alert(1)</script>'; DROP TABLE x;--\"", "<script>alert(1)</script>'; DROP TABLE x;--")]
    public void An_answer_of_another_type_is_taken_as_its_text(string json, string? expected)
    {
        var body = Parse($$"""{"answers":[{"questionId":"q1","submittedAnswer":{{json}}}]}""");

        Assert.Equal(expected, body.Sheet.Answers.Single().SubmittedAnswer);
        Assert.Empty(body.Sheet.Dropped);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\u0000")]
    public void Half_a_character_or_nul_is_replaced_and_the_rest_of_the_text_stays(string escape)
    {
        var body = Parse($$"""{"answers":[{"questionId":"q1","submittedAnswer":"be{{escape}}fore \"and\\n\" \u00e4"},{"questionId":"q2","submittedAnswer":"two"}]}""");

        Assert.Equal(["be\uFFFDfore \"and\\n\" ä", "two"], body.Sheet.Answers.Select(answer => answer.SubmittedAnswer));
        Assert.Equal(["answer 0: unreadable characters were replaced"], body.Sheet.Dropped.ToArray());
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_replaced_and_cost_no_other_answer()
    {
        byte[] bytes =
        [
            .. """{"answers":[{"questionId":"q1","submittedAnswer":"a"""u8, 0xFF, 0xC3,
            .. "b\"},{\"questionId\":\"q2\",\"submittedAnswer\":\"two\"}]}"u8,
        ];

        var body = HandInParser.Parse(bytes);

        Assert.Equal(["a\uFFFD\uFFFDb", "two"], body.Sheet.Answers.Select(answer => answer.SubmittedAnswer));
    }

    [Fact]
    public void A_field_whose_name_cannot_be_read_is_passed_over()
    {
        var body = Parse("""{"\ud800":{"x":[1]},"answers":[{"\udc00":1,"questionId":"q1","submittedAnswer":"one"}]}""");

        Assert.Equal("one", body.Sheet.Answers.Single().SubmittedAnswer);
    }

    [Fact]
    public void The_last_answer_to_a_question_wins()
    {
        var body = Parse("""{"answers":[{"questionId":"q1","submittedAnswer":"old"},{"questionId":"q2","submittedAnswer":"x"},{"questionId":"q1","submittedAnswer":"new"}]}""");

        Assert.Equal([("q1", "new"), ("q2", "x")], body.Sheet.Answers.Select(answer => (answer.QuestionId, answer.SubmittedAnswer!)));
        Assert.Single(body.Sheet.Dropped);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("{\"q1\":\"a\"}")]
    public void Answers_that_are_no_list_are_noted(string answers)
    {
        var body = Parse($$"""{"answers":{{answers}},"violationCount":1}""");

        Assert.Empty(body.Sheet.Answers);
        Assert.Equal(1, body.ViolationCount);
        Assert.Equal(["answers: not a list"], body.Sheet.Dropped.ToArray());
    }

    [Theory]
    [InlineData("\"yes\"", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("1", true)]
    [InlineData("null", false)]
    [InlineData("[true]", false)]
    public void The_flag_is_read_whatever_its_type(string json, bool expected) =>
        Assert.Equal(expected, Parse($$"""{"autoSubmitted":{{json}}}""").AutoSubmitted);

    [Theory]
    [InlineData("-5", 0)]
    [InlineData("2.9", 2)]
    [InlineData("\"3\"", 3)]
    [InlineData("1e99", int.MaxValue)]
    [InlineData("\"many\"", 0)]
    [InlineData("{}", 0)]
    [InlineData("null", 0)]
    public void A_count_is_read_whatever_its_type(string json, int expected) =>
        Assert.Equal(expected, Parse($$"""{"violationCount":{{json}}}""").ViolationCount);

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"eventType":"","timestamp":"t"}""")]
    [InlineData("""{"eventType":{"a":1}}""")]
    public void A_bad_event_is_noted_and_costs_no_other(string bad)
    {
        var body = Parse($$"""{"proctoringEvents":[{"eventType":"a"},{{bad}},{"eventType":"b","details":"text"}]}""");

        Assert.Equal(["a", "b"], body.Sheet.ProctoringEvents.Select(noticed => noticed.EventType));
        Assert.StartsWith("event 1: ", Assert.Single(body.Sheet.Dropped), StringComparison.Ordinal);
    }

    [Fact]
    public void Details_of_an_event_are_kept_as_sound_json()
    {
        var body = Parse("""{"proctoringEvents":[{"eventType":"a","details":{"x\u0000":"\ud800","y":[1.50,true,null,{"z":"ä"}]}}]}""");

        Assert.Equal("{\"x\uFFFD\":\"\uFFFD\",\"y\":[1.50,true,null,{\"z\":\"ä\"}]}", body.Sheet.ProctoringEvents.Single().DetailsJson);
    }

    [Fact]
    public void Bottomless_nesting_costs_the_event_its_details_and_no_answer()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);

        var body = Parse($$"""{"junk":{{deep}},"proctoringEvents":[{"eventType":"a","details":{{deep}}}],"answers":[{"questionId":"q1","x":{{deep}},"submittedAnswer":"one"}]}""");

        Assert.Equal("one", body.Sheet.Answers.Single().SubmittedAnswer);
        Assert.Null(body.Sheet.ProctoringEvents.Single().DetailsJson);
        Assert.Equal(["event 0: details are nested too deeply"], body.Sheet.Dropped.ToArray());
    }

    [Fact]
    public void A_flood_of_answers_is_cut_and_the_notes_stay_few()
    {
        var flood = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"questionId":"q{{i}}","submittedAnswer":"x"}"""));

        var body = Parse($$"""{"answers":[{{flood}}]}""");

        Assert.Equal(500, body.Sheet.Answers.Length);
        Assert.Equal(101, body.Sheet.Dropped.Length);
        Assert.Equal("9400 more notes", body.Sheet.Dropped[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"answers\":[")]
    [InlineData("{\"answers\":[]} trailing")]
    [InlineData("{\"answers\":[],}")]
    [InlineData("{'answers':[]}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("answers=1")]
    [InlineData("<answers/>")]
    [InlineData("{\"answers\":[{\"questionId\":\"q1\"}")]
    public void What_is_not_a_json_object_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => Parse(text));

    [Fact]
    public void Another_encoding_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => HandInParser.Parse(Encoding.Unicode.GetBytes("{}")));

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Empty(HandInParser.Parse([0xEF, 0xBB, 0xBF, .. "{}"u8]).Sheet.Answers);

    [Fact]
    public void Notes_never_hold_what_the_candidate_wrote()
    {
        var body = Parse("""{"answers":[{"questionId":"q1","submittedAnswer":["SECRET"]},"SECRET",{"submittedAnswer":"SECRET"}],"proctoringEvents":["SECRET",{"details":"SECRET"}]}""");

        Assert.Equal(5, body.Sheet.Dropped.Length);
        Assert.DoesNotContain(body.Sheet.Dropped, note => note.Contains("SECRET", StringComparison.Ordinal));
    }

    private static HandInBody Parse(string json) => HandInParser.Parse(Encoding.UTF8.GetBytes(json));
}
