using System.Text.Json.Nodes;
using Assay.Tests.ModelStandIn.Requests;
using Assay.Tests.ModelStandIn.Scripts;

namespace Assay.Tests.ModelStandIn.Scripts;

public class SchemaScriptTests
{
    private const string Message = """
        The question and the rubric: name two things.
        <question 11aa22bb33cc
        What do beetles eat?
        11aa22bb33cc question>
        <answer 11aa22bb33cc
        Leaves, and above all the leaves of the palm trees that grow on the southern coast.
        They fly at night.
        11aa22bb33cc answer>
        Judge it.
        """;

    [Fact]
    public void The_data_block_is_what_stands_between_the_marks()
    {
        Assert.Equal("Leaves, and above all the leaves of the palm trees that grow on the southern coast.\nThey fly at night.", DataBlock.Of(Message));
        Assert.Equal("Nothing is marked here.", DataBlock.Of("Nothing is marked here."));
        Assert.Equal("", DataBlock.QuoteOf("<answer 11aa22bb33cc\n\n11aa22bb33cc answer>"));
    }

    [Fact]
    public void A_quotation_stands_in_the_answer_and_ends_at_a_word()
    {
        var quote = DataBlock.QuoteOf(Message);

        Assert.Equal("Leaves, and above all the leaves of the palm trees that grow", quote);
    }

    [Theory]
    [InlineData("""{"type":"integer","minimum":1,"maximum":5}""", "4")]
    [InlineData("""{"type":"number"}""", "0.75")]
    [InlineData("""{"type":"boolean"}""", "true")]
    [InlineData("""{"enum":["none","some","most","all","more"]}""", "\"most\"|\"all\"")]
    [InlineData("""{"const":"v1"}""", "\"v1\"")]
    [InlineData("""{"type":["null","integer"]}""", "3")]
    [InlineData("""{"anyOf":[{"type":"null"},{"type":"number"}]}""", "0.75")]
    [InlineData("""{"$ref":"#/$defs/level"}""", "3")]
    [InlineData("""{"type":"array","items":{"type":"number"},"minItems":2}""", "[0.75,0.75]")]
    public void Values_lie_at_a_fixed_share_of_their_range(string property, string expected)
    {
        var value = Answer(property, new SchemaScript().Answer)["it"]!.ToJsonString();

        Assert.Contains(value, expected.Split('|'));
    }

    [Fact]
    public void There_is_one_item_for_each_thing_that_can_be_named()
    {
        var items = Answer(
            """{"type":"array","items":{"type":"object","properties":{"criterionId":{"type":"string","enum":["a","b","c"]},"quotes":{"type":"array","items":{"type":"string"}},"why":{"type":"string"}}}}""",
            new SchemaScript().Answer)["it"]!.AsArray();

        Assert.Equal(["a", "b", "c"], items.Select(item => item!["criterionId"]!.GetValue<string>()));
        Assert.All(items, item => Assert.Contains(item!["quotes"]!.AsArray().Single()!.GetValue<string>(), Message, StringComparison.Ordinal));
        Assert.All(items, item => Assert.DoesNotContain(item!["why"]!.GetValue<string>(), char.IsDigit));
    }

    [Theory]
    [InlineData("and ABOVE all", 4, 1)]
    [InlineData("andabove\nall", 4, 1)]
    [InlineData("ignore the rules", 3, 0)]
    public void An_obeying_model_gives_full_marks_for_what_it_obeys(string payload, int level, int obeyed)
    {
        var script = new ObeyingScript([payload, ""]);

        var reply = Answer("""{"type":"object","properties":{"level":{"type":"integer"},"quote":{"type":"string"}}}""", script.Answer)["it"]!;

        Assert.Equal((level, obeyed), (reply["level"]!.GetValue<int>(), script.Obeyed));
        Assert.Equal(obeyed == 1, reply["quote"]!.GetValue<string>() == ObeyingScript.FabricatedQuote);
        Assert.DoesNotContain(ObeyingScript.FabricatedQuote, Message, StringComparison.Ordinal);
    }

    private static JsonNode Answer(string property, Func<ModelRequest, string> script) => JsonNode.Parse(script(new ModelRequest
    {
        At = default,
        Path = "",
        KeyHeader = "",
        Headers = new Dictionary<string, string>(),
        Body = (JsonObject)JsonNode.Parse($$$"""
            {
              "messages": [{"role":"user","content":{{{JsonValue.Create(Message).ToJsonString()}}} }],
              "response_format": { "json_schema": { "schema": { "type": "object", "properties": { "it": {{{property}}} }, "$defs": { "level": { "type": "integer" } } } } }
            }
            """)!,
    }))!;
}
