using System.Text.Json;
using Assay.Api.Candidate;
using Assay.Api.Json;
using Assay.Assessments;

namespace Assay.Api.Tests.Candidate;

public sealed class QuestionViewTests
{
    private const string Secret = "SECRET";

    [Theory]
    [InlineData(QuestionType.Mcq)]
    [InlineData(QuestionType.Descriptive)]
    [InlineData(QuestionType.Coding)]
    public void No_key_rubric_reference_or_hidden_case_reaches_a_candidate(QuestionType type)
    {
        var json = Json(Everything(type));

        Assert.DoesNotContain(Secret, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_secret_of_a_question_is_in_the_probe()
    {
        // A new member of Question must be sorted into shown or secret here before it can pass.
        string[] known =
        [
            "Id", "Type", "Text", "Skill", "Points", "Difficulty", "Tags", "Options", "StarterCode", "ProgrammingLanguage",
            "CorrectOptionId", "Rubric", "ReferenceAnswer", "TestCases",
        ];

        Assert.Equal(
            known.Order(),
            typeof(Question).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order());
    }

    [Fact]
    public void A_multiple_choice_question_shows_its_options_as_texts_in_their_order()
    {
        using var json = JsonDocument.Parse(Json(Everything(QuestionType.Mcq)));
        var root = json.RootElement;

        Assert.Equal(["first", "second"], root.GetProperty("options").EnumerateArray().Select(option => option.GetString()));
        Assert.Equal("mcq", root.GetProperty("type").GetString());
        Assert.Equal("q1", root.GetProperty("_id").GetString());
        Assert.Equal("q1", root.GetProperty("id").GetString());
        Assert.Equal("What is it?", root.GetProperty("prompt").GetString());
        Assert.Equal("What is it?", root.GetProperty("text").GetString());
        Assert.Equal("C++", root.GetProperty("skill").GetString());
        Assert.Equal(3, root.GetProperty("points").GetInt32());
        Assert.Equal("t", root.GetProperty("tags")[0].GetString());
        Assert.False(root.TryGetProperty("starter_code", out _));
    }

    [Fact]
    public void A_coding_question_shows_its_starter_and_its_open_cases()
    {
        using var json = JsonDocument.Parse(Json(Everything(QuestionType.Coding)));
        var root = json.RootElement;

        Assert.Equal("start", root.GetProperty("starter_code").GetString());
        Assert.Equal("python", root.GetProperty("programmingLanguage").GetString());
        var test = Assert.Single(root.GetProperty("test_cases").EnumerateArray());
        Assert.Equal("1", test.GetProperty("input").GetString());
        Assert.Equal("2", test.GetProperty("expected_output").GetString());
        Assert.False(root.TryGetProperty("options", out _));
    }

    private static string Json(Question question) => JsonSerializer.Serialize(QuestionView.Of(question), ApiJson.Options);

    private static Question Everything(QuestionType type) => new()
    {
        Id = "q1",
        Type = type,
        Text = "What is it?",
        Skill = "C++",
        Points = 3,
        Tags = ["t"],
        Options = [new AnswerOption("a" + Secret, "first"), new AnswerOption("b" + Secret, "second")],
        CorrectOptionId = "a" + Secret,
        Rubric = Secret,
        ReferenceAnswer = Secret,
        StarterCode = "start",
        ProgrammingLanguage = "python",
        TestCases = [new CodeTestCase("1", "2", false), new CodeTestCase(Secret, Secret, true)],
    };
}
