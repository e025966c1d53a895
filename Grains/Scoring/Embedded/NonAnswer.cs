using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Assay.Scoring.Embedded;

/// <summary>Answers that say there is none: a known phrase, and beside it nothing but small talk and the question's own words.</summary>
internal static partial class NonAnswer
{
    // Also what keeps the pattern's work small without a time limit, which a busy machine would trip over.
    private const int MostWords = 40;

    private static readonly FrozenSet<string> SmallTalk = new[]
    {
        "know", "knowledge", "idea", "clue", "sure", "unsure", "idk", "dunno", "answer", "response", "submission", "submitted", "reply", "solution",
        "empty", "blank", "n", "na", "nil", "nothing", "none", "skip", "skipped", "skipping", "pass", "sorry", "absolutely", "really", "honestly",
        "question", "give", "gave", "given", "up", "remember", "recall", "forgot", "forgotten", "think", "help", "please", "thanks", "thank",
        "time", "ran", "run", "running", "left", "enough", "rest", "topic", "subject", "comment", "comments", "say", "add", "write", "provided", "tbd", "todo", "applicable",
        "heard", "learned", "learnt", "learn", "study", "studied", "familiar", "experience", "guess", "unfortunately", "moment", "yet", "tell",
        "ever", "bit", "lol", "haha", "hmm", "um", "uh", "oh", "ok", "okay", "sir", "madam", "anything", "something", "explain", "understand", "i'm", "im", "i've", "ive",
        "dont", "don't", "cant", "can't", "didn't", "didnt", "haven't", "havent", "couldn't", "couldnt", "attempt", "attempted", "exact", "exactly", "mind", "sense", "clueless", "means", "got", "wrong", "that's", "thats",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(JudgedAnswer answer)
    {
        // Somebody else's not knowing may be what the answer is about.
        if (answer.Words.Count > MostWords || answer.Words.Exists(word => word.Lower is "he" or "she" or "they"))
            return false;
        var words = string.Join(' ', answer.Words.Select(word => word.Lower.Replace("'", "", StringComparison.Ordinal)));
        return Phrase().IsMatch(words)
            && answer.Words.All(word => SmallTalk.Contains(word.Lower) || CommonWords.IsFunction(word.Lower)
                || word.Lower.Length == 1 || answer.Question.Stems.Contains(word.Stem));
    }

    [GeneratedRegex(
        @"\b(do ?n ?o?t (really |even |actually )?(know|remember|recall|understand|have (an|any|the) (answer|idea|clue))|did ?n ?o?t (know|learn|study|attempt|understand)|have ?n ?o?t (learned|learnt|studied|heard)"
        + @"|idk|dunno|(no|not a|without a) (idea|clue|answer|response|submission|reply|solution|comment|knowledge)|not (really |quite |so |entirely )?sure|unsure|clueless"
        + @"|(empty|blank) (answer|response|submission)|(left|is|intentionally) (empty|blank)|^blank$|^empty$|^n ?a$|^none$|^nothing$|^nil$|^null$|^(i )?((will|would|must|(would like|want|have|had) to) )?(skip|pass)( (this|the|it|on))*( question| one)?$|^skipp(ed|ing)( (this|the|it))*( question)?$|not applicable|nothing to (say|add|write)"
        + @"|(can ?n?o?t|could ?n ?o?t) (answer|remember|recall|think|say|explain)|(i )?(forgot|have forgotten)|(i )?give up|never (heard|learned|learnt|studied)|not familiar|no experience|(ran|run|running) out of time|no time( left)?|not enough time|^tbd$|^todo$|not (answered|attempted|submitted|provided))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
