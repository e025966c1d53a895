namespace Assay.EndToEnd.BadInput;

/// <summary>Who is not who they say, or asks for what is another's.</summary>
internal static class TokenRows
{
    private const string Questions = "GET /api/candidate/assessment/{a}/questions";
    private const string Submit = "POST /api/candidate/assessment/{a}/submit";
    private const string Empty = """{"answers":[]}""";

    public static IEnumerable<BadRow> All =>
    [
        Refused("no token", _ => null),
        Refused("a token of rubbish", _ => "rubbish"),
        Refused("a token of three dots", _ => "..."),
        Refused("a token of 20,000 characters", _ => new string('x', 20_000)),
        Refused("an expired token", ForgedToken.Expired),
        Refused("a token that is not valid yet", ForgedToken.NotYetValid),
        Refused("a token without an end", ForgedToken.WithoutEnd),
        Refused("a token of another issuer", world => ForgedToken.OfIssuer(world, "someone")),
        Refused("a token for another audience", world => ForgedToken.ForAudience(world, "someone")),
        Refused("a token signed with another key", ForgedToken.WithOtherKey),
        Refused("a token that needs no signature", ForgedToken.Unsigned),
        Refused("a token whose claims were swapped", ForgedToken.Swapped),
        new("a submit without a token", Submit, 401, "invalid_token") { Token = _ => null, Text = Empty },
        new("a submit with an expired token", Submit, 401, "invalid_token") { Token = ForgedToken.Expired, Text = Empty },
        new("a token in the query", Questions + "?access_token=x&token=x", 401, "invalid_token") { Token = _ => null },
        new("a basic sign-in", Questions, 401, "invalid_token") { Token = _ => null, Headers = [("Authorization", "Basic YWRtaW46YWRtaW4=")] },
        new("an unsigned admin token", "GET /api/admin/dashboard", 401, "invalid_token") { Token = ForgedToken.Unsigned },
        new("an admin call without a token", "GET /api/admin/submissions", 401, "invalid_token") { Token = _ => null },
        new("a candidate's token on the dashboard", "GET /api/admin/dashboard", 403, "forbidden"),
        new("a candidate's token on their own report", "GET /api/admin/report/{a}", 403, "forbidden"),
        new("a candidate's token on their own marks", "POST /api/admin/submissions/{a}/marks", 403, "forbidden") { Text = """{"questionId":"d1","score":1,"reason":"me"}""" },
        new("a candidate's token creates a test", "POST /api/admin/tests", 403, "forbidden") { Text = """{"assessment_id":"{assessment}","candidate_email":"x@example.org"}""" },
        new("a candidate's token on the scoring call", "POST /api/scoring/process-submission", 403, "forbidden") { Text = """{"submissionId":"{a}"}""" },
        new("a role that does not exist", Questions, 403, "forbidden") { Token = world => ForgedToken.OfRole(world, "owner") },
        new("an admin's token on a candidate's questions", Questions, 403, "forbidden") { Token = world => world.Admin.Api.Token },
        new("an admin's token on a candidate's submit", Submit, 403, "forbidden") { Token = world => world.Admin.Api.Token, Text = Empty },
        new("another's questions", "GET /api/candidate/assessment/{b}/questions", 403, "forbidden"),
        new("another's timer", "GET /api/candidate/assessment/{b}/timer", 403, "forbidden"),
        new("another's state", "GET /api/candidate/assessment/{c}/submission", 403, "forbidden"),
        new("another's autosave", "POST /api/candidate/assessment/{b}/autosave", 403, "forbidden") { Text = Empty },
        new("another's submit", "POST /api/candidate/assessment/{b}/submit", 403, "forbidden") { Text = Empty },
        new("a start for another", "POST /api/candidate/assessment/start", 403, "forbidden") { Text = """{"assessment_id":"{assessment}","candidate_id":"cand_someone"}""" },
        new("a start of another assessment", "POST /api/candidate/assessment/start", 403, "forbidden") { Text = """{"assessment_id":"assess_other"}""" },
    ];

    private static BadRow Refused(string name, Func<BadInputWorld, string?> token) =>
        new(name, Questions, 401, "invalid_token") { Token = token };
}
