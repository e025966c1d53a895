using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>What a call answers. Headers beyond those of every answer stand in <c>Headers</c>.</summary>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Body, double Charge = RequestUnits.Least)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>A write whose client asked for nothing back: 201 and 200 stay as they are, without a body.</summary>
    public Reply WithoutBody() => this with { Body = default };

    public static Reply Of(int status, JsonElement body, double charge = RequestUnits.Least) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body), charge);

    public static Reply Resource(int status, StoredResource resource) => Of(status, resource.Body).WithEtag(resource.Etag);

    public static Reply Error(int status, string code, string message, int substatus = 0) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(new { code, message }))
        {
            Headers = { ["x-ms-substatus"] = substatus.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };

    public static Reply BadRequest(string message, int substatus = 0) => Error(400, "BadRequest", message, substatus);

    public static Reply NotFound(string what) => Error(404, "NotFound", $"Entity with the specified id does not exist in the system: {what}.");

    /// <summary>Not the thing itself is missing but what it would be in.</summary>
    public static Reply OwnerNotFound() => Error(404, "NotFound", "Owner resource does not exist.", 1003);

    public static Reply Conflict() => Error(409, "Conflict", "Entity with the specified id already exists in the system.");

    public static Reply PreconditionFailed() =>
        Error(412, "PreconditionFailed", "Operation cannot be performed because one of the specified precondition is not met.");

    /// <summary>A part of a batch whose other part failed.</summary>
    public static Reply FailedDependency() => Error(424, "FailedDependency", "Another part of the batch failed.") with { Charge = 0 };

    public static Reply TooLarge() => Error(413, "RequestEntityTooLarge", "Request size is too large.");

    public Reply WithEtag(string etag)
    {
        Headers["etag"] = etag;
        return this;
    }
}
