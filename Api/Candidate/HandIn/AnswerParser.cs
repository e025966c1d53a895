using System.Collections.Immutable;
using System.Text.Json;
using Assay.Api.Json;
using Assay.Submissions;

namespace Assay.Api.Candidate.HandIn;

/// <summary>Reads the answers, one by one: a bad one is noted and left out, the last one wins where a question is answered twice.</summary>
internal static class AnswerParser
{
    // Ten times the longest assessment: room for every honest client, none for a flood.
    private const int MostAnswers = 500;
    private const int LongestId = 100;

    public static List<Answer> ParseAll(ref Utf8JsonReader reader, Notes notes)
    {
        if (!Fields.IsArray(ref reader))
        {
            notes.Add("answers: not a list");
            return [];
        }

        var answers = new List<Answer>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; JsonObjects.NextItem(ref reader); index++)
        {
            if (Parse(ref reader, index, notes) is not { } answer)
                continue;
            if (places.TryGetValue(answer.QuestionId, out var place))
            {
                answers[place] = answer;
                notes.Add("answer", index, "replaces an earlier answer to the same question");
            }
            else if (answers.Count == MostAnswers)
            {
                notes.Add("answer", index, "more answers than any assessment has questions");
            }
            else
            {
                places.Add(answer.QuestionId, answers.Count);
                answers.Add(answer);
            }
        }

        return answers;
    }

    private static Answer? Parse(ref Utf8JsonReader reader, int index, Notes notes)
    {
        if (!Fields.IsObject(ref reader))
        {
            notes.Add("answer", index, "not an object");
            return null;
        }

        string? questionId = null;
        string? text = null;
        var readable = true;
        var repaired = false;
        var timeSpent = 0;
        var runs = ImmutableArray<CodeSubmission>.Empty;
        while (JsonObjects.NextField(ref reader, out var name))
        {
            switch (name)
            {
                case "questionId" or "question_id":
                    questionId = Fields.Text(ref reader, out _);
                    break;
                case "submittedAnswer" or "submitted_answer":
                    readable = reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject);
                    text = Fields.Text(ref reader, out repaired);
                    break;
                case "timeSpent" or "time_spent":
                    timeSpent = Fields.Count(ref reader);
                    break;
                case "codeSubmissions" or "code_submissions":
                    runs = CodeRunParser.ParseAll(ref reader, index, notes);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (Refusal(questionId, readable) is { } why)
        {
            notes.Add("answer", index, why);
            return null;
        }

        if (repaired)
            notes.Add("answer", index, "unreadable characters were replaced");
        return new Answer { QuestionId = questionId!, SubmittedAnswer = text, TimeSpent = timeSpent, CodeSubmissions = runs };
    }

    private static string? Refusal(string? questionId, bool readable)
    {
        if (string.IsNullOrWhiteSpace(questionId))
            return "questionId is missing";
        if (questionId.Length > LongestId)
            return "questionId is too long";
        return readable ? null : "submittedAnswer is not text";
    }
}
