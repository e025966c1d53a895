using System.Text;

namespace Assay.EndToEnd.BadInput;

/// <summary>What candidates and their clients can get wrong.</summary>
internal static class CandidateRows
{
    private const string Login = "POST /api/candidate/login";
    private const string Start = "POST /api/candidate/assessment/start";
    private const string Autosave = "POST /api/candidate/assessment/{a}/autosave";
    private const string Submit = "POST /api/candidate/assessment/{a}/submit";
    private const string Page = "GET /api/candidate/assessment/{a}/questions/page";
    private const int Ordinary = 1024 * 1024;
    private const int HandIn = 8 * 1024 * 1024;

    public static IEnumerable<BadRow> All =>
    [
        Code("an empty sign-in", "{}", 400, "missing_login_code"),
        Code("a blank code", """{"loginCode":"   "}""", 400, "missing_login_code"),
        Code("a null code", """{"loginCode":null}""", 400, "missing_login_code"),
        Code("a sign-in with no body", "", 400, "missing_login_code"),
        Code("a sign-in that is not JSON", "loginCode=abc", 400, "invalid_json"),
        Code("a sign-in that is an array", "[]", 400, "invalid_json"),
        Code("a sign-in with text after the end", "{} {}", 400, "invalid_json"),
        Code("an unknown code", """{"loginCode":"AAAA-BBBB-CCCC-DDDD"}""", 401, "invalid_login_code"),
        Code("a code of a number", """{"loginCode":12345678}""", 401, "invalid_login_code"),
        Code("a code of SQL", """{"loginCode":"' OR 1=1; DROP TABLE submissions; --"}""", 401, "invalid_login_code"),
        Code("a code of NULs", """{"loginCode":"\u0000\u0000\u0000\u0000"}""", 401, "invalid_login_code"),
        Code("a code of half a surrogate pair", """{"loginCode":"\ud800"}""", 401, "invalid_login_code"),
        Code("a code of 100,000 characters", $$"""{"loginCode":"{{new string('A', 100_000)}}"}""", 401, "invalid_login_code"),
        Code("a code whose test is handed in", """{"loginCode":"{spent-code}"}""", 401, "already_submitted"),
        new("a sign-in over 1 MB", Login, 413, "body_too_large") { Bytes = Spaces(Ordinary + 1) },
        new("a sign-in over 1 MB in chunks", Login, 413, "body_too_large") { Bytes = Spaces(Ordinary + 1), Chunked = true },
        new("a start that is not JSON", Start, 400, "invalid_json") { Text = "{" },
        new("a start over 1 MB", Start, 413, "body_too_large") { Bytes = Spaces(Ordinary + 1) },
        new("a start after the hand-in", Start, 403, "already_completed") { Token = world => world.C.Api.Token, Text = "{}" },
        new("an autosave after the hand-in", "POST /api/candidate/assessment/{c}/autosave", 403, "already_completed") { Token = world => world.C.Api.Token, Text = """{"answers":[]}""" },
        new("an autosave that is not JSON", Autosave, 400, "invalid_json") { Text = "answers" },
        new("an autosave that is an array", Autosave, 400, "invalid_json") { Text = "[]" },
        new("an autosave that breaks off", Autosave, 400, "invalid_json") { Text = """{"answers":[{"questionId":"m1",""" },
        new("an autosave over 8 MB", Autosave, 413, "body_too_large") { Bytes = Spaces(HandIn + 1) },
        new("an autosave over 8 MB in chunks", Autosave, 413, "body_too_large") { Bytes = Spaces(HandIn + 1), Chunked = true },
        new("a submit with no body", Submit, 400, "invalid_json") { Text = "" },
        new("a submit that is null", Submit, 400, "invalid_json") { Text = "null" },
        new("a submit that is text", Submit, 400, "invalid_json") { Text = "\"answers\"" },
        new("a submit that breaks off", Submit, 400, "invalid_json") { Text = """{"answers":[{"questionId":"m1","submittedAnswer":"th""" },
        new("a submit in UTF-16", Submit, 400, "invalid_json") { Bytes = Encoding.Unicode.GetBytes("""{"answers":[]}"""), ContentType = "application/json; charset=utf-16" },
        new("a submit of 100,000 open brackets", Submit, 400, "invalid_json") { Text = """{"answers":""" + new string('[', 100_000) },
        new("a submit over 8 MB", Submit, 413, "body_too_large") { Bytes = Spaces(HandIn + 1) },
        new("a submit over 8 MB in chunks", Submit, 413, "body_too_large") { Bytes = Spaces(HandIn + 1), Chunked = true },
        new("a compressed submit", Submit, 415, "unsupported_encoding") { Text = "x", Headers = [("Content-Encoding", "gzip")] },
        new("a page of 0", Page + "?limit=0", 422, "validation_failed"),
        new("a page of 51", Page + "?limit=51", 422, "validation_failed"),
        new("a page of minus one", Page + "?limit=-1", 422, "validation_failed"),
        new("a page of words", Page + "?limit=ten", 422, "validation_failed"),
        new("a page of more than an integer", Page + "?limit=99999999999", 422, "validation_failed"),
        new("a cursor that was made up", Page + "?cursor=AAAA", 400, "invalid_cursor"),
        new("a cursor of SQL", Page + "?cursor=%27%20OR%201=1--", 400, "invalid_cursor"),
        new("a cursor of NUL", Page + "?cursor=%00", 400, "invalid_cursor"),
        new("a readiness of nothing", "GET /api/candidate/assessment/assess_nothing/readiness", 404, "assessment_not_found") { Token = _ => null },
        new("a readiness of a path", "GET /api/candidate/assessment/..%2f..%2fetc%2fpasswd/readiness", 404, null) { Token = _ => null },
    ];

    private static BadRow Code(string name, string body, int status, string code) =>
        new(name, Login, status, code) { Token = _ => null, Text = body };

    private static byte[] Spaces(int count)
    {
        var body = new byte[count];
        Array.Fill(body, (byte)' ');
        "{}"u8.CopyTo(body);
        return body;
    }
}
