using System.Text;
using Assay.Api.Admin.Assessments;
using Assay.Api.Admin.Requests;
using Assay.Api.Errors;
using Assay.Assessments;
using Assay.Errors;

namespace Assay.Api.Tests.Admin;

public sealed class AssessmentReaderTests
{
    private const string Choice = """{"type":"mcq","text":"Which one?","options":["one","two"],"correct_answer":"b"}""";

    [Fact]
    public void Every_field_is_read_under_its_camelCase_name_and_its_alias()
    {
        var read = Read("""
            {"title":" Backend ","description":"Ten letters","duration":30,"targetRole":"devops","questions":[
              {"id":"c","type":"Coding","prompt":"Write it down","skill":"Python","points":3.0,"difficulty":"HARD","tags":["a","a"," b "],
               "starterCode":"pass\n","programmingLanguage":"python",
               "testCases":[{"input":"1","expectedOutput":"2","hidden":true},"input:3|expected:4|5",{"expected_output":""}]},
              {"type":"descriptive","text":"Explain this","referenceAnswer":"Because of that","rubric":"Names the reason"}]}
            """);

        Assert.Equal(("Backend", "Ten letters", 30, "devops"), (read.Title, read.Description, read.DurationMinutes, read.TargetRole));
        var coding = read.Questions[0];
        Assert.Equal(("c", QuestionType.Coding, "Write it down", "Python", 3, "hard"), (coding.Id, coding.Type, coding.Text, coding.Skill, coding.Points, coding.Difficulty));
        Assert.Equal<string>(["a", "b"], coding.Tags.AsEnumerable());
        Assert.Equal(("pass\n", "python"), (coding.StarterCode, coding.ProgrammingLanguage));
        Assert.Equal<CodeTestCase>([new("1", "2", true), new("3", "4|5", false), new("", "", false)], coding.TestCases.AsEnumerable());
        var written = read.Questions[1];
        Assert.Equal(("q1", "Because of that", "Names the reason"), (written.Id, written.ReferenceAnswer, written.Rubric));
        Assert.Equal((1, "medium", "general"), (written.Points, written.Difficulty, written.Skill));
    }

    [Theory]
    [InlineData("""["one","two","three"]""", "\"c\"", "c")]
    [InlineData("""["one","two","three"]""", "\"two\"", "b")]
    [InlineData("""[{"text":"one"},{"id":"x","text":"two"}]""", "\"x\"", "x")]
    [InlineData("""[{"id":1,"text":"one"},{"id":2,"text":"two"}]""", "2", "2")]
    [InlineData("""[{"id":"b","text":"one"},"two"]""", "\"two\"", "a")]
    [InlineData("""[{"id":"1","text":"2"},{"id":"2","text":"1"}]""", "\"1\"", "1")]
    public void The_right_option_is_stored_by_id_however_it_was_named(string options, string correct, string id)
    {
        var read = Read(With($$"""{"type":"mcq","text":"Which one?","options":{{options}},"correctAnswer":{{correct}}}"""));

        Assert.Equal(id, read.Questions[0].CorrectOptionId);
        Assert.Equal(read.Questions[0].Options.Length, read.Questions[0].Options.DistinctBy(o => o.Id).Count());
    }

    [Fact]
    public void Questions_without_an_id_get_one_that_no_other_has()
    {
        var read = Read($$"""{"title":"Ids","description":"Ten letters","questions":[{{Choice}},{{Choice.Replace("{", "{\"id\":\"q1\",")}},{{Choice.Replace("{", "{\"_id\":7,")}}]}""");

        Assert.Equal(["q2", "q1", "7"], read.Questions.Select(q => q.Id));
    }

    [Theory]
    [InlineData("""{"questions":[]}""", "missing_title")]
    [InlineData("""{"title":"  ","questions":[]}""", "missing_title")]
    [InlineData("""{"title":null}""", "missing_title")]
    [InlineData("""{"title":"Abc"}""", "missing_questions")]
    [InlineData("""{"title":"Abc","questions":null}""", "missing_questions")]
    [InlineData("""{"title":"Abc","questions":[]}""", "insufficient_questions")]
    public void What_old_clients_know_by_a_code_keeps_it(string json, string code)
    {
        var refusal = Assert.Throws<AssayException>(() => Read(json));

        Assert.Equal((ErrorKind.Invalid, code), (refusal.Kind, refusal.Code));
    }

    [Theory]
    [InlineData("\"title\":\"Ab\"", "title")]
    [InlineData("\"title\":5", "title")]
    [InlineData("\"title\":\"A\\u0000bc\"", "title")]
    [InlineData("\"title\":\"Abc\\nd\"", "title")]
    [InlineData("\"title\":\"Abc\\ud800\"", "title")]
    [InlineData("\"description\":\"short\"", "description")]
    [InlineData("\"description\":null", "description")]
    [InlineData("\"duration\":0", "duration")]
    [InlineData("\"duration\":481", "duration")]
    [InlineData("\"duration\":1.5", "duration")]
    [InlineData("\"duration\":\"60\"", "duration")]
    [InlineData("\"duration\":1e400", "duration")]
    [InlineData("\"target_role\":[]", "target_role")]
    [InlineData("\"questions\":{}", "questions")]
    [InlineData("\"questions\":[1]", "questions[0]")]
    public void A_field_outside_its_limits_is_named(string field, string path)
    {
        var name = field[..field.IndexOf(':', StringComparison.Ordinal)];
        var fields = new Dictionary<string, string>
        {
            ["\"title\""] = "\"title\":\"Title\"",
            ["\"description\""] = "\"description\":\"Ten letters\"",
            ["\"questions\""] = $"\"questions\":[{Choice}]",
            [name] = field,
        };

        Assert.Equal([path], Complaints($"{{{string.Join(',', fields.Values)}}}"));
    }

    [Theory]
    [InlineData("""{"type":"mcq","text":"Hm?","options":["one","two"],"correct_answer":"a"}""", "text")]
    [InlineData("""{"text":"Which one?"}""", "type")]
    [InlineData("""{"id":1e300,"type":"descriptive","text":"Which one?"}""", "id")]
    [InlineData("""{"id":" ","type":"descriptive","text":"Which one?","points":"2"}""", "points")]
    [InlineData("""{"type":"essay","text":"Which one?"}""", "type")]
    [InlineData("""{"type":"descriptive","text":"Which one?","points":-1}""", "points")]
    [InlineData("""{"type":"descriptive","text":"Which one?","points":1.5}""", "points")]
    [InlineData("""{"type":"descriptive","text":"Which one?","difficulty":"nightmare"}""", "difficulty")]
    [InlineData("""{"type":"descriptive","text":"Which one?","tags":"a"}""", "tags")]
    [InlineData("""{"type":"descriptive","text":"Which one?","tags":[1]}""", "tags[0]")]
    [InlineData("""{"type":"descriptive","text":"Which one?","rubric":"too short"}""", "rubric")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":["one","two"]}""", "correct_answer")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":["one","two"],"correct_answer":"c"}""", "correct_answer")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":["one","two"],"correct_answer":0}""", "correct_answer")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":["one","one"],"correct_answer":"a"}""", "options[1].text")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":["one"," "],"correct_answer":"a"}""", "options[1]")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":["one",2],"correct_answer":"a"}""", "options[1]")]
    [InlineData("""{"type":"mcq","text":"Which one?","options":[{"id":"a","text":"1"},{"id":"a","text":"2"}],"correct_answer":"a"}""", "options[1].id")]
    [InlineData("""{"type":"coding","text":"Which one?","programming_language":"c","test_cases":["input:1|expected:2"]}""", "starter_code")]
    [InlineData("""{"type":"coding","text":"Which one?","starter_code":"x","test_cases":["input:1|expected:2"]}""", "programming_language")]
    [InlineData("""{"type":"coding","text":"Which one?","starter_code":"x","programming_language":"c"}""", "test_cases")]
    [InlineData("""{"type":"coding","text":"Which one?","starter_code":"x","programming_language":"c","test_cases":["1=2"]}""", "test_cases[0]")]
    [InlineData("""{"type":"coding","text":"Which one?","starter_code":"x","programming_language":"c","test_cases":[{"input":"1"}]}""", "test_cases[0].expected_output")]
    [InlineData("""{"type":"coding","text":"Which one?","starter_code":"x","programming_language":"c","test_cases":[{"expected_output":"1","hidden":"yes"}]}""", "test_cases[0].hidden")]
    public void A_questions_field_outside_its_rules_is_named(string question, string path) =>
        Assert.Equal([$"questions[0].{path}"], Complaints(With(question)));

    [Theory]
    [InlineData("title", 200, 201)]
    [InlineData("description", 1000, 1001)]
    public void Lengths_are_allowed_up_to_the_limit_and_not_beyond(string field, int longest, int tooLong)
    {
        Assert.Empty(Complaints(Sized(longest)));
        Assert.Equal([field], Complaints(Sized(tooLong)));

        string Sized(int length) => field == "title"
            ? $$"""{"title":"{{new string('x', length)}}","description":"Ten letters","questions":[{{Choice}}]}"""
            : $$"""{"title":"Title","description":"{{new string('x', length)}}","questions":[{{Choice}}]}""";
    }

    [Fact]
    public void The_fifty_first_question_is_one_too_many()
    {
        Assert.Empty(Complaints(With(Many(50))));
        Assert.Equal(["questions"], Complaints(With(Many(51))));

        static string Many(int count) => string.Join(',', Enumerable.Repeat(Choice, count));
    }

    [Fact]
    public void Two_questions_must_not_share_an_id()
    {
        var twin = Choice.Replace("{", "{\"id\":\"x\",", StringComparison.Ordinal);

        Assert.Equal(["questions[1].id"], Complaints(With($"{twin},{twin}")));
    }

    private static string With(string questions) => $$"""{"title":"Title","description":"Ten letters","questions":[{{questions}}]}""";

    private static AssessmentDefinition Read(string json) => Read(json, new FieldErrors());

    private static AssessmentDefinition Read(string json, FieldErrors errors)
    {
        var read = AssessmentReader.Read(new RequestFields(RequestBody.Parse(Encoding.UTF8.GetBytes(json)), errors), describe: true);
        errors.ThrowIfAny();
        return read;
    }

    private static string[] Complaints(string json)
    {
        try
        {
            Read(json);
            return [];
        }
        catch (ValidationFailedException failed)
        {
            return [.. failed.Errors.Keys];
        }
    }
}
