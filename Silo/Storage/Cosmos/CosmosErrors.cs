using System.Net;
using Assay.Errors;
using Azure.Identity;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>What callers are told when Cosmos fails, and which failures end by themselves.</summary>
internal static class CosmosErrors
{
    /// <summary>Not the document is missing but its container.</summary>
    public const int OwnerMissing = 1003;

    public static AssayException From(Exception failure) => failure switch
    {
        AssayException known => known,
        CosmosException answer => From(answer.StatusCode, answer.SubStatusCode),
        AuthenticationFailedException => StoreErrors.Unavailable(
            "The identity of this process gets no token for the database. Check the identity; the store comes back by itself."),
        _ when IsPassing(failure) => StoreErrors.Unavailable("The database does not answer. Repeat the call; the store comes back by itself."),
        _ => StoreErrors.Failed(),
    };

    public static AssayException From(HttpStatusCode status, int subStatus) => status switch
    {
        HttpStatusCode.TooManyRequests => StoreErrors.Unavailable("The database is asked for more than its throughput allows. Repeat the call after a moment."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => StoreErrors.Unavailable(
            $"The database refuses this process ({(int)status}/{subStatus}). Check key or role; the store comes back by itself."),
        HttpStatusCode.NotFound => StoreErrors.Unavailable("The container is gone. Create it again or restore it; the store comes back by itself."),
        _ => StoreErrors.Unavailable($"The database answered with {(int)status}/{subStatus}. Repeat the call; the log says more."),
    };

    /// <summary>True when the same call may succeed a little later. What it has done is not known, except after a 429: nothing.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        CosmosException answer => IsPassing(answer.StatusCode),
        OperationCanceledException or HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    public static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 410 or 429 or 449 or >= 500;
}
