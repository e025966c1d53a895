using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Silo.Storage.Cosmos;
using Newtonsoft.Json.Linq;

namespace Assay.Silo.Tests.Storage.Cosmos;

public sealed class IndexPolicyTests
{
    [Fact]
    public void The_policy_of_the_deployment_is_that_of_the_code()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Root(), "deploy", "cosmos", "index-policy.json")));
        var code = JsonNode.Parse(JObject.FromObject(CosmosIndexes.Policy()).ToString());
        DropEmpty(code);
        code!["indexingMode"] = code["indexingMode"]!.GetValue<string>().ToLowerInvariant();
        Assert.True(JsonNode.DeepEquals(file, code), code.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    // The client writes out lists that say nothing.
    private static void DropEmpty(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                DropEmpty(item);
        }

        if (node is not JsonObject named)
            return;
        foreach (var (name, value) in named.ToList())
        {
            if (value is JsonArray { Count: 0 })
                named.Remove(name);
            else
                DropEmpty(value);
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orleans.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
