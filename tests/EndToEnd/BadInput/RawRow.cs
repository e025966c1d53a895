namespace Assay.EndToEnd.BadInput;

/// <summary>Bytes on the wire that no well-behaved client library sends.</summary>
/// <param name="Name">What is wrong with them.</param>
/// <param name="Request">The bytes, as Latin-1 text; ids and <c>{token}</c> (of A) are filled in.</param>
/// <param name="Statuses">The statuses that are right; 0 means that the server just hangs up.</param>
internal sealed record RawRow(string Name, string Request, params int[] Statuses)
{
    /// <summary>The client closes its side once it has sent this.</summary>
    public bool HangsUp { get; init; }

    private const string Host = "Host: localhost\r\n";
    private const string Signed = Host + "Authorization: Bearer {token}\r\nConnection: close\r\n";

    public static IReadOnlyList<RawRow> All { get; } =
    [
        new("not HTTP at all", "hello there\r\n\r\n", 400, 0),
        new("a binary greeting", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00FC\u0003\u0003\r\n\r\n", 400, 0),
        new("no host", "GET /health HTTP/1.1\r\n\r\n", 400),
        new("an HTTP version that does not exist", $"GET /health HTTP/9.9\r\n{Host}\r\n", 400, 505),
        new("NUL in a header", $"GET /health HTTP/1.1\r\n{Host}X-A: a\0b\r\n\r\n", 400),
        new("a header without a colon", $"GET /health HTTP/1.1\r\n{Host}nonsense\r\n\r\n", 400),
        new("a header of 100,000 bytes", $"GET /health HTTP/1.1\r\n{Host}X-A: {new string('a', 100_000)}\r\n\r\n", 431, 0),
        new("an address of 100,000 bytes", $"GET /{new string('a', 100_000)} HTTP/1.1\r\n{Host}\r\n", 414, 400, 0),
        new("a length below 0", $"POST /api/candidate/login HTTP/1.1\r\n{Host}Content-Length: -5\r\n\r\n", 400),
        new("a length of words", $"POST /api/candidate/login HTTP/1.1\r\n{Host}Content-Length: many\r\n\r\n", 400),
        new("two different lengths", $"POST /api/candidate/login HTTP/1.1\r\n{Host}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}", 400),
        new("a broken chunk", $"POST /api/candidate/assessment/{{a}}/submit HTTP/1.1\r\n{Signed}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n", 400, 0),
        new("a submit that hangs up half-way", $"POST /api/candidate/assessment/{{a}}/submit HTTP/1.1\r\n{Signed}Content-Length: 5000\r\n\r\n{{\"answers\":[", 400, 0) { HangsUp = true },
        new("bytes that are not UTF-8 in the address", $"GET /api/admin/submissions/%ff%fe HTTP/1.1\r\n{Signed}\r\n", 400, 403, 404),
        new("NUL in the address", $"GET /api/admin/submissions/sub_%00 HTTP/1.1\r\n{Signed}\r\n", 400),
        new("a submit announced as 9 MB", $"POST /api/candidate/assessment/{{a}}/submit HTTP/1.1\r\n{Signed}Content-Length: 9437184\r\n\r\n", 413),
    ];

    public override string ToString() => Name;
}
