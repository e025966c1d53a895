using System.Collections.Immutable;
using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Assessments;

namespace Assay.Api.Admin.Assessments;

/// <summary>Reads the test cases of a coding question: objects, or the short form <c>input:x|expected:y</c>.</summary>
internal static class TestCaseReader
{
    private const string InputMark = "input:";
    private const string ExpectedMark = "|expected:";

    private static readonly TextRule Input = new(0, 10_000, Multiline: true);
    private static readonly TextRule Expected = new(0, 10_000, Required: true, Multiline: true);

    public static ImmutableArray<CodeTestCase> Read(RequestFields fields) =>
        [.. fields.Items("test_cases", 1, 20).Select((json, i) => ReadOne(json, fields.PathOf($"test_cases[{i}]"), fields.Errors))];

    private static CodeTestCase ReadOne(JsonElement json, string path, FieldErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            var fields = new RequestFields(json, errors, path);
            return new CodeTestCase(
                fields.Text("input", Input) ?? "",
                fields.Text("expected_output", Expected, "expected") ?? "",
                fields.Flag("hidden"));
        }

        if (RequestFields.StringOf(json) is not { } text || Split(text) is not { } test)
        {
            errors.Add(path, "must be an object with input and expected_output, or a text of the form input:x|expected:y");
            return new CodeTestCase("", "", false);
        }

        if ((Input.Complaint(test.Input) ?? Expected.Complaint(test.ExpectedOutput)) is { } complaint)
            errors.Add(path, complaint);
        return test;
    }

    private static CodeTestCase? Split(string text)
    {
        var middle = text.IndexOf(ExpectedMark, StringComparison.OrdinalIgnoreCase);
        if (middle < 0 || !text.StartsWith(InputMark, StringComparison.OrdinalIgnoreCase))
            return null;
        return new CodeTestCase(text[InputMark.Length..middle], text[(middle + ExpectedMark.Length)..], false);
    }
}
