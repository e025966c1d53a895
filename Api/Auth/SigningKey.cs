using System.Security.Cryptography;
using System.Text;
using Assay.Api.Hosting;

namespace Assay.Api.Auth;

/// <summary>
/// The secret that signs tokens: <c>ASSAY_SIGNING_KEY</c>, else one made once and kept in the data folder, readable by its
/// owner alone.
/// </summary>
internal sealed class SigningKey
{
    public const string Setting = "ASSAY_SIGNING_KEY";
    public const string FileName = "signing.key";
    private const int LeastBytes = 32;
    private const int MadeBytes = 64;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private SigningKey(byte[] bytes) => Bytes = bytes;

    public byte[] Bytes { get; }

    /// <summary>A key for another purpose than tokens, from which the token key cannot be found.</summary>
    public byte[] Derive(string purpose) => HMACSHA256.HashData(Bytes, Encoding.UTF8.GetBytes(purpose));

    public static SigningKey Load(IConfiguration configuration)
    {
        if (configuration[Setting]?.Trim() is { Length: > 0 } given)
        {
            var bytes = Encoding.UTF8.GetBytes(given);
            return bytes.Length >= LeastBytes
                ? new SigningKey(bytes)
                : throw new SettingsException($"{Setting} must be at least {LeastBytes} bytes long; it has {bytes.Length}.");
        }

        var path = Path.Combine(DataFolder.Ensure(configuration), FileName);
        try
        {
            return new SigningKey(File.Exists(path) ? ReadFile(path) : MakeFile(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The signing key {path} cannot be used: {error.Message}");
        }
    }

    private static byte[] ReadFile(string path)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly)
            File.SetUnixFileMode(path, OwnerOnly);

        var text = File.ReadAllText(path).Trim();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written >= LeastBytes
            ? bytes[..written]
            : throw new SettingsException($"The signing key {path} is damaged. Delete it to have a new one made; everyone then signs in again.");
    }

    private static byte[] MakeFile(string path)
    {
        var bytes = RandomNumberGenerator.GetBytes(MadeBytes);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, path, overwrite: false);
            return bytes;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process on the same folder was first; its key is the key.
            File.Delete(unfinished);
            return ReadFile(path);
        }
    }
}
