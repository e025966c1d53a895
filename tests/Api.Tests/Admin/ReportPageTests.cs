using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Assay.Api.Pages;
using Assay.Submissions;

namespace Assay.Api.Tests.Admin;

public sealed partial class ReportPageTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</style><script>x</script>")]
    [InlineData("</bdi></td></table><iframe src=//x>")]
    [InlineData("&lt;b&gt;<!-- <a href=javascript:x>")]
    public void Hostile_text_in_every_field_adds_no_element_and_no_attribute(string text)
    {
        var hostile = ReportPage.Render(SampleDetail.HandedIn(text), SampleDetail.Assessment(text)).Html;
        var plain = ReportPage.Render(SampleDetail.HandedIn("plain"), SampleDetail.Assessment("plain")).Html;

        // The class of a bar comes from a category of our own, so the tags of both pages are the same to the letter.
        Assert.Equal(Tag().Matches(plain).Select(m => m.Value), Tag().Matches(hostile).Select(m => m.Value));
        Assert.DoesNotContain(text, hostile, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_the_pages_style_sheet_and_nothing_else()
    {
        var page = ReportPage.Render(SampleDetail.HandedIn(), null).Html;
        var css = StyleSheet().Match(page).Groups[1].Value;

        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'", ReportStyle.Policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; ", ReportStyle.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", ReportStyle.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page.Replace("react-hooks", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_score_range_evidence_and_what_wrote_it()
    {
        var page = ReportPage.Render(SampleDetail.HandedIn("plain"), SampleDetail.Assessment("The question")).Html;

        string[] shown =
        [
            "83.27&nbsp;%", "Strong", "4.16 of 5 points", "Provisional", "lies between 83.27&nbsp;% and 100&nbsp;%", "Competencies", "Strengths",
            "Areas for development", "Recommendations", "The question", "3.16 / 4", "explanationQuality 79.09 %", "Attempt failed", "deterministic-v1",
            "eval_1.1.0", "2026-03-01 13:00:00",
        ];
        Assert.All(shown, text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_test_that_nobody_took_has_a_page_that_says_so()
    {
        var detail = new SubmissionDetail { Session = new CandidateSession { SubmissionId = "sub_1" } };

        var page = ReportPage.Render(detail, null).Html;

        Assert.Contains("There is no evaluation yet (pending).", page, StringComparison.Ordinal);
        Assert.Contains("The report is not written yet (pending).", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<style>(.*)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleSheet();
}
