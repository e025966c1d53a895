using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>What the service adds to every resource; what a client sends under these names is dropped.</summary>
internal static class SystemProperties
{
    private static readonly string[] Names = ["_rid", "_self", "_etag", "_ts", "_attachments"];

    public static string NewEtag() => $"\"{Guid.NewGuid():D}\"";

    public static JsonElement Add(JsonObject sent, string rid, string self, string etag, params (string Name, string Value)[] more)
    {
        foreach (var name in Names)
            sent.Remove(name);
        sent["_rid"] = rid;
        sent["_self"] = self;
        sent["_etag"] = etag;
        foreach (var (name, value) in more)
            sent[name] = value;
        sent["_ts"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return JsonSerializer.SerializeToElement(sent);
    }
}
