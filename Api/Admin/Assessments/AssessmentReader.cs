using System.Collections.Immutable;
using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Assessments;
using Assay.Errors;

namespace Assay.Api.Admin.Assessments;

/// <summary>Reads an assessment from a request. What is wrong is noted, except what has a code of its own in the old clients.</summary>
internal static class AssessmentReader
{
    public const int MostQuestions = 50;

    private static readonly TextRule Title = new(3, 200, Required: true);
    private static readonly TextRule Description = new(10, 1000, Multiline: true);
    private static readonly TextRule Role = new(1, 100);

    public static AssessmentDefinition Read(RequestFields fields, bool describe) => new()
    {
        Title = ReadTitle(fields),
        Questions = ReadQuestions(fields),
        Description = fields.Text("description", Description with { Required = describe }) ?? "",
        DurationMinutes = Duration(fields) ?? 60,
        TargetRole = TargetRole(fields),
    };

    public static int? Duration(RequestFields fields) => fields.Integer("duration", 1, 480, "duration_minutes");

    public static string? TargetRole(RequestFields fields) => fields.Text("target_role", Role);

    private static string ReadTitle(RequestFields fields)
    {
        var title = fields.Find("title");
        if (title is not { } value || (RequestFields.StringOf(value) is { } text && string.IsNullOrWhiteSpace(text)))
            throw new AssayException(ErrorKind.Invalid, "missing_title", "A title is needed.");
        return fields.Text("title", Title) ?? "";
    }

    private static ImmutableArray<Question> ReadQuestions(RequestFields fields)
    {
        var questions = fields.Find("questions") ?? throw Missing("missing_questions", "Questions are needed: give a list of 1 to 50.");
        if (questions.ValueKind == JsonValueKind.Array && questions.GetArrayLength() == 0)
            throw Missing("insufficient_questions", "At least one question is needed.");

        var items = fields.Items("questions", 1, MostQuestions);
        var ids = new IdSequence(items.Length, i => $"q{i + 1}");
        var read = ImmutableArray.CreateBuilder<Question>(items.Length);
        for (var i = 0; i < items.Length; i++)
            read.Add(QuestionReader.Read(items[i], $"questions[{i}]", ids, fields.Errors));
        return [.. read.Select(q => q.Id.Length > 0 ? q : q with { Id = ids.Next() })];
    }

    public static AssayException Insufficient() => Missing("insufficient_questions", "The assessment has no questions.");

    private static AssayException Missing(string code, string message) => new(ErrorKind.Invalid, code, message);
}
