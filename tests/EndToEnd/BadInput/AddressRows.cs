namespace Assay.EndToEnd.BadInput;

/// <summary>Addresses, queries and cursors that lead nowhere.</summary>
internal static class AddressRows
{
    private const string List = "GET /api/admin/submissions";
    private const string Question = "POST /api/question-bank/generate";

    public static IEnumerable<BadRow> All =>
    [
        Filter("a limit of 0", "limit=0"),
        Filter("a limit of 201", "limit=201"),
        Filter("a limit of words", "limit=all"),
        Filter("a status that does not exist", "status=done"),
        Filter("a status of a number", "status=1"),
        Filter("a scoring status of SQL", "scoring_status=completed%27%20OR%201=1--"),
        Filter("a score below 0", "min_score=-1"),
        Filter("a score above 100", "max_score=100.01"),
        Filter("a score of words", "min_score=NaN"),
        Filter("scores that cross", "min_score=60&max_score=40"),
        Filter("a time of words", "from=yesterday"),
        Filter("times that cross", "from=2026-02-01&to=2026-01-01"),
        Filter("a sort that does not exist", "sort=email;DROP%20TABLE%20submissions"),
        Filter("a candidate with NUL", "candidate=a%00b"),
        Filter("a candidate of 301", "candidate=" + new string('c', 301)),
        Filter("a source that does not exist", "source=elsewhere"),
        new("a list's cursor that was made up", List + "?cursor=bm90IG91cnM", 400, "invalid_cursor") { Token = Admin },
        new("a list's cursor of SQL", List + "?cursor=%27;--", 400, "invalid_cursor") { Token = Admin },
        new("a list's cursor of 1,025", List + "?cursor=" + new string('c', 1025), 400, "invalid_cursor") { Token = Admin },
        new("a dashboard of no source", "GET /api/admin/dashboard?source=elsewhere", 422, "validation_failed") { Token = Admin },
        new("an audit's cursor that was made up", "GET /api/admin/audit?cursor=rubbish", 400, "invalid_cursor") { Token = Admin },
        new("a day of models that is none", "GET /api/admin/models/usage?day=2026-02-30", 422, "validation_failed") { Token = Admin },
        new("a submission that is not there", "GET /api/admin/submissions/sub_nothing", 404, "submission_not_found") { Token = Admin },
        new("a submission that is an assessment", "GET /api/admin/submissions/{assessment}", 404, "submission_not_found") { Token = Admin },
        new("a submission that is a path", "GET /api/admin/submissions/..%2f..%2f..%2fetc%2fpasswd", 404, null) { Token = Admin },
        new("a submission of dots", "GET /api/admin/submissions/%2e%2e%2f%2e%2e%2fhealth", 404, null) { Token = Admin },
        new("a submission of 5,000", "GET /api/admin/submissions/sub_" + new string('a', 5000), 404, "submission_not_found") { Token = Admin },
        new("a submission of SQL", "GET /api/admin/submissions/sub_%27%20OR%20%271%27=%271", 404, "submission_not_found") { Token = Admin },
        new("a report that is not there", "GET /api/admin/report/sub_nothing", 404, "submission_not_found") { Token = Admin },
        new("a written report that is not there yet", "GET /api/admin/report/autogen/{a}", 404, "report_not_found") { Token = Admin },
        new("a revision that is not there", "GET /api/admin/submissions/{c}/revisions/7/0", 404, "revision_not_found") { Token = Admin },
        new("a call that does not exist", "GET /api/candidate/nothing", 404, "not_found") { Token = _ => null },
        new("an admin call that does not exist", "GET /api/admin/nothing", 404, "not_found") { Token = Admin },
        new("a method that is not offered", "DELETE /api/admin/submissions/{c}", 405, "method_not_allowed") { Token = Admin },
        new("another method that is not offered", "PUT /api/candidate/login", 405, "method_not_allowed") { Token = _ => null, Text = "{}" },
        new("a method that nobody knows", "BREW /api/candidate/login", 405, "method_not_allowed") { Token = _ => null },
        new("code to run without a runner", "POST /api/utils/run-code", 501, "code_runner_not_configured") { Token = _ => null, Text = """{"language":"python","code":"print(1)"}""" },
        new("the question bank", Question, 404, null) { Token = Admin, Text = "{}" },
        new("a file of the server", "GET /../../../../etc/passwd", 404, null) { Token = _ => null },
        new("a settings file of the server", "GET /.env", 404, "not_found") { Token = _ => null },
    ];

    private static string? Admin(BadInputWorld world) => world.Admin.Api.Token;

    private static BadRow Filter(string name, string query) =>
        new("a list with " + name, $"{List}?{query}", 422, "validation_failed") { Token = Admin };
}
