namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>Lets in who has the key, in either header, or the one token that is accepted.</summary>
internal sealed class Access(string key, string? token)
{
    public bool Allows(HttpRequest request)
    {
        if (request.Headers.TryGetValue("api-key", out var given))
            return given == key;
        var authorization = request.Headers.Authorization.ToString();
        return authorization == "Bearer " + key || (token is not null && authorization == "Bearer " + token);
    }
}
