using System.Text;

namespace Assay.EndToEnd.BadInput;

/// <summary>What an admin's client can get wrong in a body.</summary>
internal static class AdminRows
{
    private const string Create = "POST /api/admin/assessments/create";
    private const string NewTest = "POST /api/admin/tests";
    private const string SignIn = "POST /api/admin/login";
    private const int Limit = 1024 * 1024;
    private const string Choice = """{"type":"mcq","text":"Which one?","options":["x","y"],"correct_answer":"a"}""";

    public static IEnumerable<BadRow> All =>
    [
        new("a sign-in of nobody", SignIn, 401, "invalid_credentials") { Token = _ => null, Text = """{"email":"nobody@example.org","password":"x"}""" },
        new("a sign-in with SQL", SignIn, 401, "invalid_credentials") { Token = _ => null, Text = """{"email":"' OR '1'='1","password":"' OR '1'='1"}""" },
        new("a sign-in without a password", SignIn, 400, "missing_credentials") { Token = _ => null, Text = """{"email":"admin@example.org"}""" },
        new("a sign-in with a password of objects", SignIn, 400, "missing_credentials") { Token = _ => null, Text = """{"email":"admin@example.org","password":{"$ne":null}}""" },
        new("an admin's sign-in that is not JSON", SignIn, 400, "invalid_json") { Token = _ => null, Text = "email=admin" },
        Assessment("no title", $$"""{"description":"long enough here","questions":[{{Choice}}]}""", 400, "missing_title"),
        Assessment("a blank title", $$"""{"title":"  ","description":"long enough here","questions":[{{Choice}}]}""", 400, "missing_title"),
        Assessment("a title of 2", Body("ab"), 422, "validation_failed"),
        Assessment("a title of 201", Body(new string('t', 201)), 422, "validation_failed"),
        Assessment("a title of a number", $$"""{"title":7,"description":"long enough here","questions":[{{Choice}}]}""", 422, "validation_failed"),
        Assessment("a title with NUL", Body("ab\\u0000c"), 422, "validation_failed"),
        Assessment("a title with half a surrogate pair", Body("abc\\ud83d"), 422, "validation_failed"),
        Assessment("a description of 9", $$"""{"title":"Title","description":"123456789","questions":[{{Choice}}]}""", 422, "validation_failed"),
        Assessment("a description of 1,001", $$"""{"title":"Title","description":"{{new string('d', 1001)}}","questions":[{{Choice}}]}""", 422, "validation_failed"),
        Assessment("a duration of 0", Body("Title", more: "\"duration\":0,"), 422, "validation_failed"),
        Assessment("a duration of 481", Body("Title", more: "\"duration\":481,"), 422, "validation_failed"),
        Assessment("a duration of a fraction", Body("Title", more: "\"duration\":1.5,"), 422, "validation_failed"),
        Assessment("a duration of words", Body("Title", more: "\"duration\":\"long\","), 422, "validation_failed"),
        Assessment("no questions", """{"title":"Title","description":"long enough here"}""", 400, "missing_questions"),
        Assessment("an empty list of questions", Body("Title", ""), 400, "insufficient_questions"),
        Assessment("51 questions", Body("Title", string.Join(',', Enumerable.Repeat(Choice, 51))), 422, "validation_failed"),
        Assessment("questions that are text", $$"""{"title":"Title","description":"long enough here","questions":"many"}""", 422, "validation_failed"),
        Question("a question of null", "null"),
        Question("a question of no type", """{"text":"Which one?"}"""),
        Question("a question of an unknown type", """{"type":"essay","text":"Which one?"}"""),
        Question("a prompt of 4", """{"type":"descriptive","text":"Why?"}"""),
        Question("a prompt of 10,001", $$"""{"type":"descriptive","text":"{{new string('p', 10_001)}}"}"""),
        Question("one option", """{"type":"mcq","text":"Which one?","options":["x"],"correct_answer":"a"}"""),
        Question("seven options", """{"type":"mcq","text":"Which one?","options":["1","2","3","4","5","6","7"],"correct_answer":"a"}"""),
        Question("two options of one text", """{"type":"mcq","text":"Which one?","options":["x","x"],"correct_answer":"a"}"""),
        Question("a right answer that is no option", """{"type":"mcq","text":"Which one?","options":["x","y"],"correct_answer":"q"}"""),
        Question("points below 0", """{"type":"descriptive","text":"Why is that?","points":-1}"""),
        Question("a rubric of 9", """{"type":"descriptive","text":"Why is that?","rubric":"123456789"}"""),
        Question("a rubric of 2,001", $$"""{"type":"descriptive","text":"Why is that?","rubric":"{{new string('r', 2001)}}"}"""),
        Question("21 test cases", $$"""{"type":"coding","text":"Write it.","starter_code":"x","programming_language":"python","test_cases":[{{string.Join(',', Enumerable.Repeat("\"input:1|expected:2\"", 21))}}]}"""),
        Question("two questions of one id", """{"id":"q","type":"descriptive","text":"Why is that?"},{"id":"q","type":"descriptive","text":"Why is this?"}"""),
        Assessment("a body that is an array", "[]", 400, "invalid_json"),
        Assessment("a body that breaks off", """{"title":"Title",""", 400, "invalid_json"),
        Assessment("a body 10,000 deep", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), 400, "invalid_json"),
        new("a body that is not UTF-8", Create, 400, "invalid_json") { Token = Admin, Bytes = [.. "{\"title\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8] },
        new("a body in UTF-16", Create, 400, "invalid_json") { Token = Admin, Bytes = Encoding.Unicode.GetBytes("{}") },
        new("a body over 1 MB", Create, 413, "body_too_large") { Token = Admin, Bytes = new byte[Limit + 1] },
        new("a body over 1 MB in chunks", Create, 413, "body_too_large") { Token = Admin, Bytes = new byte[Limit + 1], Chunked = true },
        Test("no e-mail", """{"assessment_id":"{assessment}"}""", 400, "invalid_email"),
        Test("an e-mail of HTML", """{"assessment_id":"{assessment}","candidate_email":"<script>alert(1)</script>@example.org"}""", 400, "invalid_email"),
        Test("an e-mail with a line break", """{"assessment_id":"{assessment}","candidate_email":"x@example.org\nBcc: all@example.org"}""", 400, "invalid_email"),
        Test("an e-mail of 255", $$"""{"assessment_id":"{assessment}","candidate_email":"x@{{new string('e', 249)}}.org"}""", 400, "invalid_email"),
        Test("a name of 201", $$"""{"assessment_id":"{assessment}","candidate_email":"x@example.org","candidate_name":"{{new string('n', 201)}}"}""", 422, "validation_failed"),
        Test("an assessment that is not there", """{"assessment_id":"assess_nothing","candidate_email":"x@example.org"}""", 404, "assessment_not_found"),
        Test("an assessment id that is a path", """{"assessment_id":"../../etc/passwd","candidate_email":"x@example.org"}""", 404, "assessment_not_found"),
        Test("neither assessment nor title", """{"candidate_email":"x@example.org"}""", 400, "missing_title"),
        new("a source that does not exist", NewTest, 422, "validation_failed") { Token = Admin, Text = """{"assessment_id":"{assessment}","candidate_email":"x@example.org"}""", Headers = [("X-Source", "elsewhere")] },
        Order("a mark above 1", "marks", """{"questionId":"d1","score":1.01,"reason":"x"}""", 422, "validation_failed"),
        Order("a mark of text", "marks", """{"questionId":"d1","score":"NaN","reason":"x"}""", 422, "validation_failed"),
        Order("a mark for no question", "marks", """{"questionId":"none","score":1,"reason":"x"}""", 404, "question_not_found"),
        Order("a mark without a reason", "marks", """{"questionId":"d1","score":1}""", 422, "validation_failed"),
        Order("a rescore without a reason", "rescore", "{}", 422, "validation_failed"),
        Order("an erase without a reason", "erase", "{}", 422, "validation_failed"),
        Order("an erase with a reason of blanks", "erase", """{"reason":"  "}""", 422, "validation_failed"),
        Order("an erase with a reason of 1,001", "erase", $$"""{"reason":"{{new string('r', 1001)}}"}""", 422, "validation_failed"),
        new("an erase of nothing", "POST /api/admin/submissions/sub_nothing/erase", 404, "submission_not_found") { Token = Admin, Text = """{"reason":"x"}""" },
        new("an erase by the candidate", "POST /api/admin/submissions/{c}/erase", 403, null) { Token = world => world.C.Api.Token, Text = """{"reason":"x"}""" },
        Order("a retry of what did not fail", "retry", """{"reason":"x"}""", 409, "not_failed"),
        new("a rescore of what is not handed in", "POST /api/admin/submissions/{a}/rescore", 409, null) { Token = Admin, Text = """{"reason":"x"}""" },
        new("a mark on what is not handed in", "POST /api/admin/submissions/{a}/marks", 409, null) { Token = Admin, Text = """{"questionId":"d1","score":1,"reason":"x"}""" },
        new("scoring of what is not handed in", "POST /api/scoring/process-submission", 409, "not_submitted") { Token = Admin, Text = """{"submissionId":"{a}"}""" },
        new("scoring of nothing", "POST /api/scoring/triage", 404, "submission_not_found") { Token = Admin, Text = """{"submissionId":"sub_nothing"}""" },
    ];

    private static string? Admin(BadInputWorld world) => world.Admin.Api.Token;

    private static string Body(string title, string questions = Choice, string more = "") =>
        $$"""{"title":"{{title}}",{{more}}"description":"long enough here","questions":[{{questions}}]}""";

    private static BadRow Assessment(string name, string body, int status, string code) =>
        new("an assessment with " + name, Create, status, code) { Token = Admin, Text = body };

    private static BadRow Question(string name, string question) =>
        Assessment(name, Body("Title", question), 422, "validation_failed");

    private static BadRow Test(string name, string body, int status, string code) =>
        new("a test with " + name, NewTest, status, code) { Token = Admin, Text = body };

    private static BadRow Order(string name, string order, string body, int status, string code) =>
        new(name, "POST /api/admin/submissions/{c}/" + order, status, code) { Token = Admin, Text = body };
}
