using System.Text.RegularExpressions;
using Assay.Api.Pages;
using Assay.Api.Tests.Admin;
using Assay.Grains.Tests.Scoring.Attacks;

namespace Assay.Api.Tests.Attacks;

/// <summary>No attack of the corpus is rendered as markup, in whichever field of a submission it stands.</summary>
public sealed partial class AttackPageTests
{
    public static TheoryData<string> Attacks => [.. AttackCorpus.All.Select(attack => attack.Id)];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_adds_no_element_and_no_attribute_to_the_report_page(string id)
    {
        var payload = AttackCorpus.All.Single(attack => attack.Id == id).Sent;

        var hostile = ReportPage.Render(SampleDetail.HandedIn(payload), SampleDetail.Assessment(payload)).Html;
        var plain = ReportPage.Render(SampleDetail.HandedIn("plain"), SampleDetail.Assessment("plain")).Html;

        Assert.Equal(Tag().Matches(plain).Select(m => m.Value), Tag().Matches(hostile).Select(m => m.Value));
        if (payload.AsSpan().IndexOfAny("<>\"'&") >= 0)
            Assert.DoesNotContain(payload, hostile, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_stands_escaped_in_json(string id)
    {
        var payload = AttackCorpus.All.Single(attack => attack.Id == id).Sent;

        var json = SampleDetail.Json(SampleDetail.HandedIn(payload)).GetProperty("candidateName");

        Assert.Equal(payload, json.GetString());
        Assert.DoesNotContain('<', json.GetRawText());
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
