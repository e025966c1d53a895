using Assay.Retention;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Tests.Configuration;

public sealed class RetentionSettingsTests
{
    [Theory]
    [InlineData("FinishedDays", "0")]
    [InlineData("FinishedDays", "-1")]
    [InlineData("UnusedDays", "36501")]
    [InlineData("Interval", "00:00:00")]
    [InlineData("MostAtOnce", "0")]
    public void A_setting_that_cannot_work_is_refused_by_its_name(string name, string value)
    {
        var result = new RetentionOptionsValidator().Validate(null, Read(name, value));

        Assert.StartsWith("Retention:" + name, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FinishedDays", "180")]
    [InlineData("FinishedDays", "")]
    [InlineData("Interval", "01:00:00")]
    public void A_setting_that_works_is_accepted(string name, string value) =>
        Assert.True(new RetentionOptionsValidator().Validate(null, Read(name, value)).Succeeded);

    [Fact]
    public void Nothing_is_on_without_a_setting() => Assert.False(RetentionRules.IsOn(Read("FinishedDays", "")));

    private static RetentionOptions Read(string name, string value)
    {
        var options = new RetentionOptions();
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Retention:" + name] = value })
            .Build()
            .GetSection("Retention")
            .Bind(options);
        return options;
    }
}
