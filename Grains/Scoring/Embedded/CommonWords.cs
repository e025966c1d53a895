using System.Collections.Frozen;

namespace Assay.Scoring.Embedded;

/// <summary>A small prior of how much a word says: nothing for function words, less than usual for words that every text holds.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Function = Set(
        """
        a an the this that these those it its they them their theirs he she his her him we us our ours you your yours i me my mine
        who whom whose which what when where why how is am are was were be been being do does did doing done have has had having
        will would shall should can could may might must and or but nor so yet if then else than as of at by for with about into
        through to from in on off onto upon out over under up down between there here also too very just only both each either
        neither any some all such own same other another more most much many few less least not no none never cannot can't don't
        doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't it's there's that's let's because since while
        until during after before again further once against within without via per etc e.g i.e eg ie however therefore thus hence
        one's oneself itself themselves himself herself yourself ourselves ever even still now
        """);

    private static readonly FrozenSet<string> Everyday = Set(
        """
        able act actual add advantage allow always amount answer appear apply around back bad based basic become benefit best better
        big bring call called case cause certain change clear come common compare compared complete consist contain correct course
        create cut day describe description detail difference different direct disadvantage easy effect end enough example exist
        explain fact fast find first follow following form full general get give given go good great group hand happen help
        high idea important improve include increase information instead keep kind know known large last later lead learn leave like
        likely little long look lot low main make mean means mention method might move name need new next normal note number
        often old open order part particular people place point possible problem provide purpose put quite rather reach real reason
        receive reduce related result right run say second see seem set several should show similar simple simply single size small
        something special specific start state still stop take talk tell term thing think three time together true try turn two type
        understand use used useful user usually value want way well whole work write wrong yes one four five state statement
        candidate response mentions should points marks credit award score full partial
        """);

    /// <summary>0 for a function word, below 1 for an everyday word, 1 for any other.</summary>
    public static double Weight(Word word) =>
        Function.Contains(word.Lower) || word.Lower is [(>= 'a' and <= 'z') and not 'x'] ? 0
        : Everyday.Contains(word.Stem) ? .5
        : 1;

    /// <summary>True for a word that carries grammar rather than content.</summary>
    public static bool IsFunction(string lower) => Function.Contains(lower);

    private static FrozenSet<string> Set(string words)
    {
        var list = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return list.Concat(list.Select(PorterStemmer.Stem)).ToFrozenSet(StringComparer.Ordinal);
    }
}
