using System.Text.Json;

namespace Assay.Deploy.Tests.Bicep;

/// <summary>One Bicep module, compiled, and what a deployment of it would make.</summary>
internal sealed class Module
{
    private Module(Answer build, JsonElement template, JsonElement prediction) => (Build, Template, Prediction) = (build, template, prediction);

    /// <summary>How the compiler liked it.</summary>
    public Answer Build { get; }

    /// <summary>The ARM template.</summary>
    public JsonElement Template { get; }

    /// <summary>The resources with every loop and parameter worked out, and the outputs.</summary>
    public JsonElement Prediction { get; }

    /// <param name="name">The file in deploy/service-bus, without its ending.</param>
    /// <param name="parameters">Lines of a parameters file.</param>
    public static async Task<Module> CompileAsync(string name, params string[] parameters)
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(Repository.ServiceBus, name + ".bicep");
        File.Copy(source, folder.File(name + ".bicep"));
        await File.WriteAllLinesAsync(folder.File(name + ".bicepparam"), [$"using '{name}.bicep'", .. parameters]);

        var building = Command.RunAsync(Repository.Bicep, ["build", source, "--stdout"]);
        var snapshot = await Command.RunAsync(
            Repository.Bicep,
            ["snapshot", folder.File(name + ".bicepparam"), "--mode", "overwrite", "--subscription-id", Guid.Empty.ToString(), "--resource-group", "assay", "--location", "westeurope"]);
        var build = await building;
        Assert.True(build.Exit == 0, build.Error);
        Assert.True(snapshot.Exit == 0, snapshot.Error);
        return new Module(build, Parse(build.Output), Parse(await File.ReadAllTextAsync(folder.File(name + ".snapshot.json"))));
    }

    public IReadOnlyList<JsonElement> Resources(string type) =>
        [.. Prediction.GetProperty("predictedResources").EnumerateArray()
            .Where(resource => string.Equals(resource.GetProperty("type").GetString(), type, StringComparison.OrdinalIgnoreCase))];

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
