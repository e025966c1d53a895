using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>What became of one call that changes documents.</summary>
/// <param name="Status">The answer; of a batch, that of the part that failed.</param>
/// <param name="SubStatus">Its detail.</param>
/// <param name="ETag">The first document's new ETag.</param>
/// <param name="Charge">Request units.</param>
/// <param name="RetryAfter">How long the service asks to wait.</param>
internal readonly record struct CosmosReply(HttpStatusCode Status, int SubStatus, string? ETag, double Charge, TimeSpan? RetryAfter)
{
    /// <summary>No answer came: the call may have had its effect or not.</summary>
    public static readonly CosmosReply Lost = new(HttpStatusCode.RequestTimeout, 0, null, 0, null);

    public bool IsDone => (int)Status is >= 200 and < 300;

    /// <summary>The document is not as expected: somebody else's doing, or this write's own at an earlier try.</summary>
    public bool IsContradiction => Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed
        || (Status == HttpStatusCode.NotFound && SubStatus != CosmosErrors.OwnerMissing);

    public static CosmosReply Of(ResponseMessage answer) => new(
        answer.StatusCode,
        int.TryParse(answer.Headers["x-ms-substatus"], CultureInfo.InvariantCulture, out var number) ? number : 0,
        answer.Headers.ETag,
        answer.Headers.RequestCharge,
        int.TryParse(answer.Headers["x-ms-retry-after-ms"], CultureInfo.InvariantCulture, out var wait) ? TimeSpan.FromMilliseconds(wait) : null);

    public static CosmosReply Of(TransactionalBatchResponse answer) => new(
        answer.StatusCode,
        0,
        answer.Count > 0 ? answer[0].ETag : null,
        answer.RequestCharge,
        answer.RetryAfter);
}
