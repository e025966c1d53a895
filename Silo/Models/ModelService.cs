namespace Assay.Silo.Models;

/// <summary>Whose wire is spoken.</summary>
internal enum ModelService
{
    /// <summary>OpenAI, or a service or server that speaks its protocol.</summary>
    OpenAi,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAi,
}
