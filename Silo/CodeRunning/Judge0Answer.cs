using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Pipeline;

namespace Assay.Silo.CodeRunning;

/// <summary>What the service answered to one call.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, up to the limit.</param>
/// <param name="RetryAfter">When to come again, if it said so.</param>
internal sealed record Judge0Answer(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter)
{
    private const int MostFields = 10;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>There was more than is read, and nothing was.</summary>
    public bool IsTooLong { get; init; }

    public bool IsGood => (int)Status is >= 200 and < 300;

    /// <summary>The body as JSON; what is none, or has not the promised shape, is a failure of the service.</summary>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Body, Json) ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException unreadable)
        {
            throw Judge0Failures.Unreadable(unreadable);
        }
    }

    /// <summary>Of a refusal: which fields the service complains about.</summary>
    public string WrongFields()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? string.Join(", ", document.RootElement.EnumerateObject().Select(field => field.Name).Take(MostFields))
                : "body";
        }
        catch (JsonException)
        {
            return "body";
        }
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);

    /// <summary>Why a call was not answered as it should be.</summary>
    public StageException Failure() => Status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Judge0Failures.KeyRefused(),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => Judge0Failures.QueueFull(RetryAfter),
        _ => Judge0Failures.Unavailable(RetryAfter, null, (int)Status),
    };
}
