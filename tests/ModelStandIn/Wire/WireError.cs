namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>An error as the services write it.</summary>
internal sealed record WireError(int Status, string Type, string? Code, string Message, string? Param = null)
{
    public static WireError NotFound { get; } = new(404, "invalid_request_error", null, "There is nothing at this address.");

    public static WireError WrongKey { get; } = new(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");

    public static WireError Bad(string message, string? code = null, string? param = null) => new(400, "invalid_request_error", code, message, param);

    public IResult ToResult() => Results.Json(new { error = new { message = Message, type = Type, param = Param, code = Code } }, statusCode: Status);
}
