using Assay.Scoring.Embedded;

namespace Assay.Grains.Tests.Scoring.Embedded;

public sealed class TextTests
{
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("bled", "bled")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("troubled", "troubl")]
    [InlineData("sized", "size")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("hissing", "hiss")]
    [InlineData("failing", "fail")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("digitizer", "digit")]
    [InlineData("radically", "radic")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("operator", "oper")]
    [InlineData("hopefulness", "hope")]
    [InlineData("sensitiviti", "sensit")]
    [InlineData("triplicate", "triplic")]
    [InlineData("electrical", "electr")]
    [InlineData("goodness", "good")]
    [InlineData("revival", "reviv")]
    [InlineData("replacement", "replac")]
    [InlineData("adoption", "adopt")]
    [InlineData("effective", "effect")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("is", "is")]
    [InlineData("c++", "c++")]
    public void Words_are_stemmed_as_porter_published(string word, string stem) => Assert.Equal(stem, PorterStemmer.Stem(word));

    [Theory]
    [InlineData("ﬁle ｆｕｌｌ Ｗｉｄｔｈ", "file full Width")]
    [InlineData("𝐛𝐨𝐥𝐝 𝒊𝒕𝒂𝒍𝒊𝒄 𝟙𝟚", "bold italic 12")]
    [InlineData("naïve Ångström e\u0301", "naive Angstrom e")]
    [InlineData("zero\u200bwidth \u202ebidi\u202c \U000e0041tag", "zerowidth bidi tag")]
    [InlineData("nul\0tab\tline\r\nend\u2028", "nul tab line\n\nend\n")]
    [InlineData("“quoted” – it’s", "\"quoted\" - it's")]
    [InlineData("x² H₂O ①", "x2 H2O 1")]
    [InlineData("日本 Привет", "日本 Привет")]
    public void A_text_is_brought_into_its_plain_form(string text, string plain) => Assert.Equal(plain, CompatibilityFold.Plain(text));

    [Fact]
    public void A_lone_surrogate_is_replaced() => Assert.Equal("\ufffdx\ufffd", CompatibilityFold.Plain("\ud800x\udfff"));

    [Theory]
    [InlineData("rаnge", "range")]
    [InlineData("ѕоrted", "sorted")]
    [InlineData("поток", "поток")]
    [InlineData("αβ", "αβ")]
    public void Look_alikes_are_latin_only_among_latin_letters(string word, string folded) => Assert.Equal(folded, LookAlikes.Fold(word));

    [Theory]
    [InlineData("query", "qeury", true)]
    [InlineData("query", "quer", true)]
    [InlineData("query", "queryy", true)]
    [InlineData("query", "quary", true)]
    [InlineData("query", "query", false)]
    [InlineData("query", "quarry", false)]
    [InlineData("query", "qu", false)]
    [InlineData("", "a", true)]
    public void One_slip_is_one_edit(string one, string other, bool apart)
    {
        Assert.Equal(apart, OneEdit.Apart(one, other));
        Assert.Equal(apart, OneEdit.Apart(other, one));
    }

    [Fact]
    public void Words_keep_numbers_and_apostrophes_whole()
    {
        var words = Words.Read("It doesn't take 1.5 V, or 1,000: C's ss_thresh.");
        Assert.Equal(["It", "doesn't", "take", "1.5", "V", "or", "1,000", "C's", "ss", "thresh"], words.Select(word => word.Surface));
        Assert.Equal([false, false, true, true, true, false, false, false, false, false], words.Select(word => word.Negated));
    }
}
