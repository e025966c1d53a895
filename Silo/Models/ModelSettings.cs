using System.Globalization;
using System.Text.RegularExpressions;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Models;

/// <summary>Which model is asked, where, and how.</summary>
/// <param name="Service">Whose wire is spoken.</param>
/// <param name="Endpoint">The address of the service, without a query and ending in a slash.</param>
/// <param name="Name">The model or, at Azure, the deployment.</param>
/// <param name="Key">The key; null for none, which at Azure means the process's identity.</param>
/// <param name="ApiVersion">Azure's version; null for the one that needs none.</param>
/// <param name="Reasons">True for models that think first: they take no temperature, and their limit has another name.</param>
/// <param name="Temperature">What to send; null for none.</param>
/// <param name="Streams">True takes replies in pieces.</param>
internal sealed partial record ModelSettings(
    ModelService Service, Uri Endpoint, string Name, string? Key, string? ApiVersion, bool Reasons, float? Temperature, bool Streams)
{
    private static readonly Setting EndpointName = new("Model:Endpoint", "MODEL_ENDPOINT");
    private static readonly Setting KeyName = new("Model:ApiKey", "MODEL_API_KEY");
    private static readonly Setting ModelName = new("Model:Name", "MODEL_NAME");
    private static readonly Setting AzureEndpointName = new("Model:AzureEndpoint", "AZURE_OPENAI_ENDPOINT");
    private static readonly Setting AzureKeyName = new("Model:AzureApiKey", "AZURE_OPENAI_API_KEY");
    private static readonly Setting DeploymentName = new("Model:AzureDeploymentName", "AZURE_OPENAI_DEPLOYMENT_NAME");
    private static readonly Setting ApiVersionName = new("Model:AzureApiVersion", "AZURE_OPENAI_API_VERSION");
    private static readonly Setting ReasoningName = new("Model:Reasoning");
    private static readonly Setting TemperatureName = new("Model:Temperature");
    private static readonly Setting StreamingName = new("Model:Streaming");

    /// <summary>The model in words, for people; never the key.</summary>
    public override string ToString() => $"{Name} at {Endpoint.Host}";

    /// <returns>Null when no model is configured.</returns>
    public static ModelSettings? Read(IConfiguration configuration)
    {
        var azure = FirstSet(configuration, AzureEndpointName, AzureKeyName, DeploymentName, ApiVersionName);
        if (FirstSet(configuration, EndpointName, KeyName, ModelName) is { } set)
        {
            return azure is null
                ? Read(configuration, ModelService.OpenAi, set, EndpointName, ModelName, KeyName)
                : throw azure.Wrong($"{set} is set too; keep the settings of one service, and leave the other's out");
        }

        return azure is null ? null : Read(configuration, ModelService.AzureOpenAi, azure, AzureEndpointName, DeploymentName, AzureKeyName);
    }

    private static ModelSettings Read(IConfiguration configuration, ModelService service, Setting set, Setting endpointName, Setting modelName, Setting keyName)
    {
        var endpoint = endpointName.Read(configuration) ?? throw endpointName.Wrong($"{set} is set, and nothing says where the model is; set it too");
        var name = modelName.Read(configuration) ?? throw modelName.Wrong($"{set} is set, and nothing says which model to ask; set it too");
        var key = keyName.Read(configuration);
        if (key is not null && !HeaderText().IsMatch(key))
            throw keyName.Wrong("it has characters that no key has; copy it again");
        var version = service == ModelService.AzureOpenAi ? ApiVersionName.Read(configuration) : null;
        if (version is not null && !Version().IsMatch(version))
            throw ApiVersionName.Wrong($"\"{version}\" is no version; give one as 2024-10-21, or leave it out");
        var reasons = ReasoningName.Read(configuration) is null ? Reasoning().IsMatch(name) : ReasoningName.ReadFlag(configuration);
        return new ModelSettings(service, Address(endpointName, endpoint), name, key, version, reasons, ReadTemperature(configuration, reasons), StreamingName.ReadFlag(configuration));
    }

    private static Setting? FirstSet(IConfiguration configuration, params Setting[] settings) =>
        Array.Find(settings, setting => setting.Read(configuration) is not null);

    private static Uri Address(Setting setting, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw setting.Wrong("it must be an address, for example https://api.openai.com/v1 or https://name.openai.azure.com");
        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
            throw setting.Wrong("it must start with https; only a server on this machine may do without");
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            throw setting.Wrong("it must be a plain address, without a name, a query or a fragment");
        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    private static float? ReadTemperature(IConfiguration configuration, bool reasons) => TemperatureName.Read(configuration) switch
    {
        null => reasons ? null : 0,
        var text when float.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 2 => value,
        var text => throw TemperatureName.Wrong($"\"{text}\" is no temperature; give a number from 0 to 2"),
    };

    [GeneratedRegex("^[!-~]+$")]
    private static partial Regex HeaderText();

    [GeneratedRegex("^[A-Za-z0-9-]+$")]
    private static partial Regex Version();

    // GPT-5 and what comes after it, o1, o3, o4-mini …, also inside the names that people give to deployments.
    [GeneratedRegex("(^|[^a-z0-9])(gpt-?[5-9]|o[1-9])([^a-z0-9]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Reasoning();
}
