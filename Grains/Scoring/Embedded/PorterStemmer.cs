namespace Assay.Scoring.Embedded;

/// <summary>
/// The suffix-stripping algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, pp. 130–137.
/// Works on lower-case English words; anything else comes back as it is.
/// </summary>
internal static class PorterStemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al", "er", "ic", "ou", "ion",
    ];

    /// <summary>The stem of one lower-case word.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return word;
        word = Step1A(word);
        word = Step1B(word);
        word = Step1C(word);
        word = Replace(word, Step2);
        word = Replace(word, Step3);
        word = DropSuffix(word);
        return Step5(word);
    }

    private static string Step1A(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^2];
        return word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
    }

    private static string Step1B(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
            return Measure(word.AsSpan(..^3)) > 0 ? word[..^1] : word;
        string stem;
        if (word.EndsWith("ed", StringComparison.Ordinal))
            stem = word[..^2];
        else if (word.EndsWith("ing", StringComparison.Ordinal))
            stem = word[..^3];
        else
            return word;
        if (!HasVowel(stem))
            return word;
        if (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal))
            return stem + "e";
        if (EndsDoubled(stem) && stem[^1] is not ('l' or 's' or 'z'))
            return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string Step1C(string word) =>
        word.EndsWith('y') && HasVowel(word.AsSpan(..^1)) ? word[..^1] + "i" : word;

    private static string Replace(string word, (string Suffix, string Replacement)[] rules)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var stem = word[..^suffix.Length];
            return Measure(stem) > 0 ? stem + replacement : word;
        }
        return word;
    }

    private static string DropSuffix(string word)
    {
        foreach (var suffix in Step4)
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var stem = word[..^suffix.Length];
            var allowed = suffix != "ion" || stem.EndsWith('s') || stem.EndsWith('t');
            return allowed && Measure(stem) > 1 ? stem : word;
        }
        return word;
    }

    private static string Step5(string word)
    {
        if (word.EndsWith('e'))
        {
            var stem = word[..^1];
            var measure = Measure(stem);
            if (measure > 1 || (measure == 1 && !EndsShort(stem)))
                word = stem;
        }
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    // The number of vowel-consonant sequences.
    private static int Measure(ReadOnlySpan<char> word)
    {
        var count = 0;
        for (var i = 1; i < word.Length; i++)
        {
            if (IsConsonant(word, i) && !IsConsonant(word, i - 1))
                count++;
        }
        return count;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!IsConsonant(word, i))
                return true;
        }
        return false;
    }

    private static bool EndsDoubled(string word) => word.Length > 1 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    private static bool EndsShort(string word) =>
        word.Length > 2 && IsConsonant(word, word.Length - 3) && !IsConsonant(word, word.Length - 2)
        && IsConsonant(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y');

    // A y is a consonant at the start and after a vowel; runs of y are resolved from their start without recursion.
    private static bool IsConsonant(ReadOnlySpan<char> word, int index)
    {
        if (word[index] != 'y')
            return word[index] is not ('a' or 'e' or 'i' or 'o' or 'u');
        var start = index;
        while (start > 0 && word[start - 1] == 'y')
            start--;
        var first = start == 0 || word[start - 1] is 'a' or 'e' or 'i' or 'o' or 'u';
        return first == ((index - start) % 2 == 0);
    }
}
