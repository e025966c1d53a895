using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Scoring;

namespace Assay.Api.Utils;

/// <summary>Reads a program to run.</summary>
internal static class RunCodeRequest
{
    private static readonly TextRule Language = new(1, CodeRunLimits.Language, Required: true);
    private static readonly TextRule Code = new(1, CodeRunLimits.Source, Required: true, Multiline: true);
    private static readonly TextRule Input = new(0, CodeRunLimits.Input, Multiline: true);

    public static CodeRunRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var language = fields.Text("language", Language);
        var code = fields.Text("code", Code);
        var input = fields.Text("stdin", Input);
        errors.ThrowIfAny();
        return new CodeRunRequest(language!, code!, input ?? "");
    }
}
