using Assay.Silo.Configuration;

namespace Assay.Silo.Tests.Configuration;

public sealed class DotEnvFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assay-env-");
    private readonly string _name = "ASSAY_TEST_" + Guid.NewGuid().ToString("N");

    [Fact]
    public void Comments_are_stripped_and_values_trimmed()
    {
        Write("""
            # a comment
            A=true # turns it on
            B = spaced out
            C="quoted # not a comment"
            D=a$b${c}
            E=
            export F=exported
            """);

        var read = DotEnvFile.Read(_folder.FullName);

        Assert.Equal("true", read["A"]);
        Assert.Equal("spaced out", read["B"]);
        Assert.Equal("quoted # not a comment", read["C"]);
        Assert.Equal("a$b${c}", read["D"]);
        Assert.Equal("exported", read["F"]);
    }

    [Fact]
    public void Nothing_is_read_where_there_is_no_file() => Assert.Empty(DotEnvFile.Read(_folder.FullName));

    [Fact]
    public void A_value_reaches_the_environment()
    {
        Write($"{_name}=from file");

        DotEnvFile.Load(_folder.FullName);

        Assert.Equal("from file", Environment.GetEnvironmentVariable(_name));
    }

    [Fact]
    public void The_environment_wins()
    {
        Environment.SetEnvironmentVariable(_name, "from environment");
        Write($"{_name}=from file");

        DotEnvFile.Load(_folder.FullName);

        Assert.Equal("from environment", Environment.GetEnvironmentVariable(_name));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(_name, null);
        _folder.Delete(recursive: true);
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder.FullName, ".env"), text);
}
