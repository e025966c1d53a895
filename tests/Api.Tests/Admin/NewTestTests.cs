using System.Text;
using System.Text.Json;
using Assay.Api.Admin.Requests;
using Assay.Api.Admin.Tests;
using Assay.Api.Errors;
using Assay.Errors;

namespace Assay.Api.Tests.Admin;

public sealed class NewTestTests
{
    [Fact]
    public void A_stored_assessment_needs_nothing_but_its_id_and_an_address()
    {
        var test = Read("""{"assessmentId":"assess_1","candidateEmail":" ann@example.org ","title":"ignored","questions":"ignored"}""");

        Assert.Equal(new NewTest("assess_1", null, null, null, "ann@example.org", ""), test);
    }

    [Fact]
    public void Duration_and_role_of_the_request_go_before_the_assessments()
    {
        var test = Read("""{"assessment_id":"assess_1","candidate_email":"ann@example.org","candidate_name":"Ann","duration":15,"targetRole":"devops"}""");

        Assert.Equal((15, "devops", "Ann"), (test.Duration, test.TargetRole, test.CandidateName));
    }

    [Fact]
    public void An_inline_assessment_may_come_without_a_description()
    {
        var test = Read("""{"title":"Inline","questions":[{"type":"descriptive","text":"Why is it so?"}],"candidate_email":"ann@example.org","duration":15}""");

        Assert.Equal(("Inline", "", 15), (test.Inline!.Title, test.Inline.Description, test.Inline.DurationMinutes));
    }

    [Theory]
    [InlineData("ann@example.org")]
    [InlineData("o'neil+tests@mail.example.co.uk")]
    [InlineData("jürgen@müller.example")]
    public void An_address_is_taken_as_it_is(string address) => Assert.Equal(address, EmailAddress.Parse(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@example")]
    [InlineData("@example.org")]
    [InlineData("ann@")]
    [InlineData("a@b@example.org")]
    [InlineData("ann@example..org")]
    [InlineData(".ann@example.org")]
    [InlineData("ann@-example.org")]
    [InlineData("ann@exa mple.org")]
    [InlineData("ann@example.org\r\nBcc: all@example.org")]
    [InlineData("ann\n@example.org")]
    [InlineData("ann\0@example.org")]
    [InlineData("<script>@example.org")]
    [InlineData("ann@example.org,bob@example.org")]
    [InlineData("ann\u202E@example.org")]
    [InlineData("ann\u200B@example.org")]
    public void What_a_mail_program_could_misread_is_no_address(string? address)
    {
        var refusal = Assert.Throws<AssayException>(() => Read($$"""{"assessment_id":"assess_1","candidate_email":{{JsonSerializer.Serialize(address)}}}"""));

        Assert.Equal((ErrorKind.Invalid, "invalid_email"), (refusal.Kind, refusal.Code));
    }

    [Fact]
    public void An_address_may_have_254_characters_and_not_one_more()
    {
        var longest = "ann@" + string.Join('.', Enumerable.Repeat(new string('x', 49), 5));

        Assert.NotNull(EmailAddress.Parse(longest + "y"));
        Assert.Null(EmailAddress.Parse(longest + "yy"));
    }

    [Theory]
    [InlineData("\"candidate_name\":\"Ann\\u0000\"", "candidate_name")]
    [InlineData("\"candidate_name\":7", "candidate_name")]
    [InlineData("\"duration\":481", "duration")]
    [InlineData("\"assessment_id\":7", "assessment_id")]
    public void A_field_outside_its_rules_is_named(string field, string path)
    {
        var failed = Assert.Throws<ValidationFailedException>(() => Read($$"""{"assessment_id":"assess_1","candidate_email":"ann@example.org",{{field}}}"""));

        Assert.Equal([path], failed.Errors.Keys);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_name_has_at_most_200_characters(int length, bool fits)
    {
        var body = $$"""{"assessment_id":"assess_1","candidate_email":"ann@example.org","candidate_name":"{{new string('n', length)}}"}""";

        Assert.Equal(fits, Record.Exception(() => Read(body)) is null);
    }

    private static NewTest Read(string json) => NewTest.Read(RequestBody.Parse(Encoding.UTF8.GetBytes(json)));
}
