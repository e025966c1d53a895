namespace Assay.Silo.Models.Wire;

/// <summary>Reads no reply that is longer than a model's can be.</summary>
/// <param name="most">Bytes.</param>
internal sealed class BoundedReplies(int most) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var whole = response.Content;
        var bounded = new StreamContent(new BoundedStream(await whole.ReadAsStreamAsync(cancellationToken), most));
        foreach (var (name, values) in whole.Headers)
            bounded.Headers.TryAddWithoutValidation(name, values);
        response.Content = bounded;
        return response;
    }
}
