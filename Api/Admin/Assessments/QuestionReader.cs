using System.Collections.Immutable;
using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Assessments;

namespace Assay.Api.Admin.Assessments;

/// <summary>Reads one question under all the names that clients give its fields.</summary>
internal static class QuestionReader
{
    // The candidate client refuses a prompt of fewer than five characters, so such a question could not be taken.
    private static readonly TextRule Prompt = new(5, 10_000, Required: true, Multiline: true);
    private static readonly TextRule Skill = new(1, 100);
    private static readonly TextRule Rubric = new(10, 2000, Multiline: true);
    private static readonly TextRule Reference = new(1, 10_000, Multiline: true);
    private static readonly TextRule Starter = new(1, 10_000, Required: true, Multiline: true);
    private static readonly TextRule Language = new(1, 50, Required: true);
    private static readonly TextRule Tag = new(1, 50);

    /// <summary>Reads it; the id is empty when none was given.</summary>
    public static Question Read(JsonElement json, string path, IdSequence ids, FieldErrors errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "must be an object");
            return new Question();
        }

        var fields = new RequestFields(json, errors, path);
        var question = new Question
        {
            Id = ReadId(fields, ids),
            Text = fields.Text("text", Prompt, "prompt") ?? "",
            Skill = fields.Text("skill", Skill) ?? "general",
            Points = fields.Integer("points", 0, 1000) ?? 1,
            Difficulty = ReadDifficulty(fields),
            Tags = ReadTags(fields),
        };
        return ReadType(fields) switch
        {
            QuestionType.Mcq => OptionsReader.Read(fields, question),
            QuestionType.Descriptive => question with
            {
                Type = QuestionType.Descriptive,
                Rubric = fields.Text("rubric", Rubric),
                ReferenceAnswer = fields.Text("reference_answer", Reference),
            },
            QuestionType.Coding => question with
            {
                Type = QuestionType.Coding,
                StarterCode = fields.Text("starter_code", Starter),
                ProgrammingLanguage = fields.Text("programming_language", Language),
                TestCases = TestCaseReader.Read(fields),
                Rubric = fields.Text("rubric", Rubric),
                ReferenceAnswer = fields.Text("reference_answer", Reference),
            },
            _ => question,
        };
    }

    private static string ReadId(RequestFields fields, IdSequence ids)
    {
        var id = fields.Id("id");
        if (id is not null && !ids.TryTake(id))
            fields.Complain("id", "is the id of another question too; each must be different");
        return id ?? "";
    }

    private static QuestionType? ReadType(RequestFields fields)
    {
        var type = fields.Find("type") is { } value && RequestFields.StringOf(value) is { } name
            ? WireName.Parse<QuestionType>(name.Trim())
            : null;
        if (type is null)
            fields.Complain("type", "must be one of: mcq, descriptive, coding");
        return type;
    }

    private static string ReadDifficulty(RequestFields fields)
    {
        if (fields.Find("difficulty") is not { } value)
            return "medium";
        if (RequestFields.StringOf(value)?.Trim().ToLowerInvariant() is "easy" or "medium" or "hard")
            return value.GetString()!.Trim().ToLowerInvariant();
        fields.Complain("difficulty", "must be one of: easy, medium, hard");
        return "medium";
    }

    private static ImmutableArray<string> ReadTags(RequestFields fields)
    {
        var items = fields.Items("tags", 0, 20);
        var tags = ImmutableArray.CreateBuilder<string>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var tag = RequestFields.StringOf(items[i])?.Trim();
            if (tag is null || Tag.Complaint(tag) is not null)
                fields.Complain($"tags[{i}]", "must be a text of 1 to 50 characters");
            else if (!tags.Contains(tag))
                tags.Add(tag);
        }

        return tags.ToImmutable();
    }
}
