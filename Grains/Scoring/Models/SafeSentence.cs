using System.Text.RegularExpressions;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Models;

/// <summary>What a model wrote, before people or another model see it.</summary>
internal static partial class SafeSentence
{
    /// <summary>The text on one line, in plain characters and without angle brackets, for people to read.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', CompatibilityFold.Plain(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('<', '‹').Replace('>', '›');

    /// <summary>The text on one line and no longer than the limit; null when it names an address or says whether to hire, which no model is asked.</summary>
    public static string? Of(string text, int mostCharacters)
    {
        var line = OneLine(text);
        if (line.Length == 0 || NamesAddress(line) || SaysWhetherToHire(line))
            return null;
        if (line.Length <= mostCharacters)
            return line;
        var cut = line.LastIndexOf(' ', mostCharacters);
        return line[..(cut > 0 ? cut : mostCharacters - (char.IsHighSurrogate(line[mostCharacters - 1]) ? 1 : 0))] + " …";
    }

    /// <summary>True when a text holds a web or e-mail address.</summary>
    public static bool NamesAddress(string text) => Address().IsMatch(text);

    /// <summary>True when a text says, or comes near to saying, whether to hire the candidate.</summary>
    public static bool SaysWhetherToHire(string text) => Hiring().IsMatch(text);

    [GeneratedRegex(@"\w://|\bwww\.|[\w.+-]+@[\w-]+\.\w", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\b(re-?)?hir(e|es|ed|ing|eable|able)\b|\b(job|employment|make an?|extend an?) offer\b|\bonboard(ing)?\b|\brecruit(ed|ing|s)?\b"
        + @"|\b(recommend|suggest|advise|urge)\w*\b.{0,40}\b(candidate|applicant|him|her|them|reject\w*|advanc(e|ing) to|next round|shortlist\w*)\b"
        + @"|\b(reject|shortlist|advance|select|pass over|move forward with|proceed with|go ahead with|turn down)\b.{0,30}\b(candidate|applicant|him|her|them)\b"
        + @"|\b(candidate|applicant|he|she|they)\b.{0,30}\b(should|must|ought to|deserves? to) be\b.{0,20}\b(reject|select|advanc|shortlist|promot|chosen|taken on|considered)"
        + @"|\b(un)?(fit|suitable|suited|qualified) for (the|this|a) (job|position|role|post)\b|\b(strong|ideal|perfect|poor) (fit|candidate)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hiring();
}
