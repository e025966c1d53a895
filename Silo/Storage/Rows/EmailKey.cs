namespace Assay.Silo.Storage;

/// <summary>The form in which e-mail addresses are compared.</summary>
internal static class EmailKey
{
    public static string Of(string email) => email.Trim().ToLowerInvariant();
}
