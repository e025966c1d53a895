using System.Collections.Immutable;
using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Assessments;

namespace Assay.Api.Admin.Assessments;

/// <summary>Reads the options of a multiple choice question and which of them is right.</summary>
internal static class OptionsReader
{
    private static readonly TextRule OptionText = new(1, 1000, Required: true, Multiline: true);

    public static Question Read(RequestFields fields, Question question)
    {
        var options = ReadOptions(fields);
        return question with
        {
            Type = QuestionType.Mcq,
            Options = options,
            CorrectOptionId = ReadCorrect(fields, options),
        };
    }

    private static ImmutableArray<AnswerOption> ReadOptions(RequestFields fields)
    {
        var items = fields.Items("options", 2, 6);
        var ids = new IdSequence(items.Length, i => ((char)('a' + i)).ToString());
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var read = new List<AnswerOption>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var option = ReadOption(items[i], fields.PathOf($"options[{i}]"), ids, fields.Errors);
            // An answer may be given as the option's text, so two options must not share one.
            if (option.Text.Length > 0 && !texts.Add(option.Text.Trim()))
                fields.Complain($"options[{i}].text", "is the text of another option too; each must be different");
            read.Add(option);
        }

        return [.. read.Select(o => o.Id.Length > 0 ? o : o with { Id = ids.Next() })];
    }

    private static AnswerOption ReadOption(JsonElement json, string path, IdSequence ids, FieldErrors errors)
    {
        if (RequestFields.StringOf(json) is { } text)
        {
            var complaint = string.IsNullOrWhiteSpace(text) ? "must not be blank" : OptionText.Complaint(text);
            if (complaint is not null)
                errors.Add(path, complaint);
            return new AnswerOption("", text);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "must be a text or an object with id and text");
            return new AnswerOption("", "");
        }

        var fields = new RequestFields(json, errors, path);
        var id = fields.Id("id");
        if (id is not null && !ids.TryTake(id))
            fields.Complain("id", "is the id of another option too; each must be different");
        return new AnswerOption(id ?? "", fields.Text("text", OptionText) ?? "");
    }

    private static string? ReadCorrect(RequestFields fields, ImmutableArray<AnswerOption> options)
    {
        if (fields.Find("correct_answer") is not { } value)
        {
            fields.Complain("correct_answer", "is required: the id of the right option");
            return null;
        }

        // A number can only be an id here: whether it counts from zero or from one nobody could tell.
        var answer = RequestFields.WholeNumberOf(value) ?? RequestFields.StringOf(value)?.Trim();
        var right = options.FirstOrDefault(o => o.Id == answer) ?? options.FirstOrDefault(o => o.Text.Trim() == answer);
        if (right is null)
            fields.Complain("correct_answer", "must be the id, or the exact text, of one of the options");
        return right?.Id;
    }
}
