using System.Security.Cryptography;
using System.Text;

namespace Assay.Scoring.Models;

/// <summary>Tells prompts apart by what is the same for every answer.</summary>
public static class PromptHash
{
    private const char Separator = '\0';

    /// <summary>
    /// SHA-256 over the agent, the instructions and the schema with its name, lower-case hexadecimal. The input is left out: it
    /// carries the answer and a nonce, and would be another one each time that the same thing is asked.
    /// </summary>
    public static string Of(ModelPrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var text = string.Join(Separator, prompt.Agent, prompt.SchemaName, prompt.Schema, prompt.Instructions);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
