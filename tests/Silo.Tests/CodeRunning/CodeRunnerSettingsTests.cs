using Assay.Silo.CodeRunning;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Tests.CodeRunning;

public sealed class CodeRunnerSettingsTests
{
    private const string Https = "https://judge0.example.com";

    [Theory]
    [InlineData("true")]
    [InlineData(" TRUE # since May")]
    public void Only_true_turns_it_on(string word)
    {
        var settings = Read(("USE_JUDGE0", word), ("JUDGE0_API_URL", Https), ("JUDGE0_API_KEY", "k3y"));

        Assert.Equal((new Uri(Https + "/"), "k3y", 16), (settings.Options!.Address, settings.Options.Key, settings.Options.Concurrency));
        Assert.Null(settings.Warning);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("False", false)]
    [InlineData("yes", true)]
    [InlineData("1", true)]
    public void Anything_else_is_off_and_an_unknown_word_warns(string? word, bool warns)
    {
        var settings = Read(("USE_JUDGE0", word), ("JUDGE0_API_URL", "nonsense"));

        Assert.Null(settings.Options);
        Assert.Equal(warns, settings.Warning?.StartsWith($"USE_JUDGE0 is \"{word}\"", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void On_without_an_address_is_a_warning_and_no_runner()
    {
        var settings = Read(("USE_JUDGE0", "true"), ("JUDGE0_API_URL", " "));

        Assert.Null(settings.Options);
        Assert.Equal("USE_JUDGE0 is true and CodeRunner:Url (JUDGE0_API_URL) is not set: code is not run.", settings.Warning);
    }

    [Theory]
    [InlineData("http://127.0.0.1:2358", "http://127.0.0.1:2358/")]
    [InlineData("http://localhost:2358/", "http://localhost:2358/")]
    [InlineData("https://example.com/judge0", "https://example.com/judge0/")]
    public void Plain_http_is_for_this_machine_and_a_path_is_kept(string text, string address) =>
        Assert.Equal(address, Options(("JUDGE0_API_URL", text)).Address.AbsoluteUri);

    [Theory]
    [InlineData("judge0.example.com")]
    [InlineData("ftp://judge0.example.com")]
    [InlineData("http://judge0.example.com")]
    [InlineData("https://user:s3cret@judge0.example.com")]
    [InlineData("https://judge0.example.com?key=s3cret")]
    public void A_wrong_address_is_refused_by_the_settings_name_and_not_shown(string text)
    {
        var refusal = Assert.Throws<StartupException>(() => Options(("JUDGE0_API_URL", text)));

        Assert.StartsWith("CodeRunner:Url (JUDGE0_API_URL): ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_to_another_machine_must_be_allowed() =>
        Assert.Equal("judge0", Options(("JUDGE0_API_URL", "http://judge0:2358"), ("JUDGE0_ALLOW_HTTP", "true")).Address.Host);

    [Theory]
    [InlineData("JUDGE0_API_KEY", "s3cret\u00a0key")]
    [InlineData("JUDGE0_API_KEY", "s3cret\r\nX-Other: 1")]
    [InlineData("JUDGE0_CONCURRENCY", "0")]
    [InlineData("JUDGE0_CONCURRENCY", "many")]
    [InlineData("JUDGE0_ALLOW_HTTP", "perhaps")]
    public void Another_wrong_setting_is_refused_by_its_name(string name, string value)
    {
        var refusal = Assert.Throws<StartupException>(() => Options(("JUDGE0_API_URL", Https), (name, value)));

        Assert.Contains($"({name})", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Https, "X-Auth-Token")]
    [InlineData("https://judge0-ce.p.rapidapi.com", "X-RapidAPI-Key")]
    public void The_key_goes_under_the_name_that_the_service_reads(string address, string header)
    {
        using var http = new HttpClient();
        Judge0Client.Configure(http, Options(("JUDGE0_API_URL", address), ("JUDGE0_API_KEY", "k3y")));

        Assert.Equal("k3y", Assert.Single(http.DefaultRequestHeaders.GetValues(header)));
        Assert.Equal(header == "X-Auth-Token" ? 2 : 3, http.DefaultRequestHeaders.Count());
    }

    private static Judge0Options Options(params (string Name, string? Value)[] settings) => Read([("USE_JUDGE0", "true"), .. settings]).Options!;

    private static CodeRunnerSettings Read(params (string Name, string? Value)[] settings) => CodeRunnerSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value))
        .Build());
}
