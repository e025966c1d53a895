namespace Assay.Grains.Tests.Scoring.Attacks;

public sealed class AttackCorpusTests(ITestOutputHelper output)
{
    private static readonly string[] Classes =
    [
        "override", "fake_rules", "role", "fake_conversation", "fake_verdict", "fake_delimiter", "system_message", "extraction", "report_order", "html", "base64",
        "lookalike", "invisible", "other_language", "tool_call", "url", "authority", "pleading", "output_string", "alternatives", "smuggled_reference", "suffix",
        "keyword_bag", "negated_reference", "shuffled_reference", "copied_question", "padding", "personal_data",
    ];

    [Fact]
    public void It_holds_150_attacks_of_every_class_a_third_of_them_written_before_the_filters_were_read()
    {
        var before = AttackCorpus.All.Count(attack => attack.Written == "before");

        output.WriteLine($"figure: attack corpus: {AttackCorpus.All.Count} attacks of {Classes.Length} classes, {before} written before the filters were read");
        output.WriteLine($"figure: attack corpus: {string.Join(", ", AttackCorpus.All.CountBy(attack => attack.Where).Select(place => $"{place.Value} in {place.Key}"))}");
        Assert.True(AttackCorpus.All.Count >= 150);
        Assert.True(3 * before >= AttackCorpus.All.Count);
        Assert.Equal(Classes.Order(), AttackCorpus.All.Select(attack => attack.AttackClass).Distinct().Order());
        Assert.Equal(["answer", "code_comment", "name", "question_text"], AttackCorpus.All.Select(attack => attack.Where).Distinct().Order());
    }

    [Fact]
    public void No_attack_is_there_twice()
    {
        Assert.Equal(AttackCorpus.All.Count, AttackCorpus.All.DistinctBy(attack => attack.Id).Count());
        Assert.Equal(AttackCorpus.All.Count, AttackCorpus.All.DistinctBy(attack => (attack.Base, attack.Where, attack.Sent)).Count());
    }

    [Fact]
    public void A_disguise_is_the_same_each_time() =>
        Assert.All(AttackCorpus.All, attack => Assert.Equal(attack.Sent, attack.Sent));
}
