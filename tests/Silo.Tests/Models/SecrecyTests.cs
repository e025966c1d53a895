using Assay.Silo.Models;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Silo.Tests.Models;

public sealed class SecrecyTests
{
    public static TheoryData<FaultKind> Kinds { get; } = new(Enum.GetValues<FaultKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Neither_key_nor_answer_nor_what_the_service_said_is_told(FaultKind kind)
    {
        await using var model = await TestModel.NewAsync(TestModel.Patient with { Try = TimeSpan.FromMilliseconds(200), BreakAfter = 2, MostReplyBytes = 1_000_000 });
        model.Server.Faults.Add(new Fault(kind) { Count = null, Bytes = 2_000_000 });

        var told = new List<string>();
        for (var i = 0; i < 2; i++)
            told.Add((await Record.ExceptionAsync(() => model.AskAsync()))?.ToString() ?? "");
        told.AddRange(model.Log.Lines);

        Assert.NotEmpty(told);
        foreach (var secret in (string[])[model.Server.Key, TestModel.CandidateWord, "Rate limit reached", "Sign in to the network"])
            Assert.All(told, text => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Settings_in_words_hold_no_key()
    {
        var settings = TestModel.Read(("MODEL_ENDPOINT", "https://models.example/v1"), ("MODEL_API_KEY", "sk-hidden"), ("MODEL_NAME", "gpt-4o"))!;

        Assert.Equal("gpt-4o at models.example", settings.ToString());
        Assert.Equal("gpt-4o at models.example", ModelBanner.Describe(TestModel.Configuration(("MODEL_ENDPOINT", "https://models.example/v1"), ("MODEL_API_KEY", "sk-hidden"), ("MODEL_NAME", "gpt-4o"))));
    }
}
