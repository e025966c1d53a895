using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Assay.ServiceBus.Connection;

/// <summary>
/// Which certificates of a broker are accepted: those that the system trusts and, when a file is named, those signed by it or
/// equal to it. The name is checked always.
/// </summary>
internal static class BusTrust
{
    public static X509Certificate2Collection Load(string path)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(path);
            return certificates.Count > 0
                ? certificates
                : throw new BusSettingException($"AZURE_SERVICE_BUS_CA_FILE: {path} holds no certificate.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new BusSettingException($"AZURE_SERVICE_BUS_CA_FILE: {path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Null where the system's own check is all there is.</summary>
    public static RemoteCertificateValidationCallback? For(string? path)
    {
        if (path is null)
            return null;
        var trusted = Load(path);
        return (_, certificate, _, errors) => errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 shown && IsTrusted(shown, trusted));
    }

    private static bool IsTrusted(X509Certificate2 shown, X509Certificate2Collection trusted)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        return chain.Build(shown);
    }
}
