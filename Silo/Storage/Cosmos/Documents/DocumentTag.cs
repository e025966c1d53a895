namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// What a grain gets as ETag: the service's, and when the row came to be. A write replaces the whole document, so that time must
/// come along or be read first.
/// </summary>
/// <param name="Service">The <c>_etag</c>.</param>
/// <param name="CreatedAt">As <see cref="DocumentTime"/>; empty for an ETag that is none of ours.</param>
internal readonly record struct DocumentTag(string Service, string CreatedAt)
{
    private const char Separator = '|';

    public static DocumentTag Parse(string etag)
    {
        var end = etag.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? new DocumentTag(etag, "") : new DocumentTag(etag[..end], etag[(end + 1)..]);
    }

    public override string ToString() => $"{Service}{Separator}{CreatedAt}";
}
