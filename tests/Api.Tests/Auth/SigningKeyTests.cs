using Assay.Api.Auth;
using Assay.Api.Hosting;

namespace Assay.Api.Tests.Auth;

public sealed class SigningKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_key_is_made_once_and_kept()
    {
        var first = Load().Bytes;

        Assert.True(first.Length >= 32);
        Assert.Equal(first, Load().Bytes);
    }

    [Fact]
    public void Only_its_owner_can_read_the_key_and_its_folder()
    {
        if (OperatingSystem.IsWindows())
            return;

        Load();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal([KeyFile], Directory.GetFiles(Data));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Data));
    }

    [Fact]
    public void A_key_that_others_could_read_is_closed()
    {
        if (OperatingSystem.IsWindows())
            return;
        Load();
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Load();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("c2hvcnQ=")]
    public void A_damaged_key_ends_the_start_by_name(string text)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(KeyFile, text);

        var error = Assert.Throws<SettingsException>(Load);

        Assert.Contains(KeyFile, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_setting_wins_and_makes_no_file()
    {
        var key = SigningKey.Load(Settings.Of((DataFolder.Setting, Data), (SigningKey.Setting, new string('k', 32))));

        Assert.Equal(32, key.Bytes.Length);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void A_short_setting_ends_the_start_by_name_without_showing_it()
    {
        var error = Assert.Throws<SettingsException>(() => SigningKey.Load(Settings.Of((SigningKey.Setting, new string('k', 31)))));

        Assert.Contains(SigningKey.Setting, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kkk", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Data => _folder.File("data");

    private string KeyFile => Path.Combine(Data, SigningKey.FileName);

    private SigningKey Load() => SigningKey.Load(Settings.Of((DataFolder.Setting, Data)));
}
