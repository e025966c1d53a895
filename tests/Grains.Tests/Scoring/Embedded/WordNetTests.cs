using Assay.Scoring.Embedded;
using Assay.Scoring.Embedded.Meaning;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>The committed tables, which no test and no host makes anew.</summary>
public sealed class WordNetTests
{
    [Theory]
    [InlineData("car", "automobile")]
    [InlineData("begin", "start")]
    [InlineData("buy", "purchase")]
    [InlineData("evaporation", "evaporate", Likeness.Neighbour)]
    [InlineData("dog", "canine", Likeness.Neighbour)]
    [InlineData("went", "going")]
    [InlineData("children", "child")]
    [InlineData("mice", "mouse")]
    public void Words_of_like_meaning_are_alike(string one, string other, double least = Likeness.Shared) =>
        Assert.InRange(Alike(one, other), least, 1);

    [Theory]
    [InlineData("car", "banana")]
    [InlineData("protocol", "river")]
    [InlineData("increase", "decrease")]
    public void Words_of_other_meaning_are_not(string one, string other) => Assert.Equal(0, Alike(one, other));

    [Fact]
    public void The_same_word_comes_before_a_slip_before_a_synonym()
    {
        Assert.Equal(1, Alike("circuit", "circuits"));
        Assert.Equal(Likeness.Slip, Alike("circuit", "ciruit"));
        Assert.Equal(Likeness.Shared, Alike("automobile", "car"));
    }

    [Fact]
    public void Rare_words_tell_more_than_common_ones()
    {
        var tables = WordNet.Shared;
        Assert.True(tables.Rarity(PorterStemmer.Stem("use")) < tables.Rarity(PorterStemmer.Stem("circuit")));
        Assert.True(tables.Rarity(PorterStemmer.Stem("circuit")) < tables.Rarity("xyzzyqwv"));
    }

    [Fact]
    public void Its_licence_is_in_the_build()
    {
        using var stream = typeof(WordNet).Assembly.GetManifestResourceStream("Assay.Scoring.Embedded.Meaning.WORDNET-LICENSE.txt")!;
        Assert.Contains("WordNet 3.0 Copyright 2006 by Princeton University.", new StreamReader(stream).ReadToEnd(), StringComparison.Ordinal);
    }

    private static double Alike(string one, string other) => new Likeness([PorterStemmer.Stem(one)]).Of(PorterStemmer.Stem(other)).FirstOrDefault();
}
