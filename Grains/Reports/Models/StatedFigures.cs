using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Reports.Models;

/// <summary>Finds the figures that a text states and asks whether the evaluation holds them.</summary>
internal static partial class StatedFigures
{
    /// <summary>
    /// True when a text states a score, percentage, number of points or other figure that is not the evaluation's. Other
    /// numbers may stand in what the model was given, as in the name of a protocol.
    /// </summary>
    public static bool AreUnknown(string text, ReportFigures figures, string given)
    {
        if (SpelledOut().IsMatch(text) || text.Any(character => char.IsDigit(character) && !char.IsAsciiDigit(character)))
            return true;
        var inGiven = Figure().Matches(given).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return Figure().Matches(text).Any(match => !IsKnown(text, match, figures, inGiven));
    }

    private static bool IsKnown(string text, Match match, ReportFigures figures, HashSet<string> inGiven)
    {
        if (!decimal.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stated))
            return false;
        var after = text[(match.Index + match.Length)..];
        var before = text[..match.Index];
        if (Percent().IsMatch(after))
            return figures.HasPercentage(stated);
        if (Points().IsMatch(after))
            return figures.HasPoints(stated);
        if (Counted().IsMatch(after))
            return figures.HasPart(stated);
        if (Whole().IsMatch(before) || OfWhole().IsMatch(after))
            return figures.HasPoints(stated);
        if (Score().IsMatch(before))
            return figures.HasPercentage(stated) || figures.HasPoints(stated) || figures.HasScore(stated);
        return QuestionNumber().IsMatch(before) || inGiven.Contains(match.Value) || figures.HasPercentage(stated) || figures.HasPart(stated) || figures.HasScore(stated);
    }

    [GeneratedRegex(@"\d+(,\d{3})*(\.\d+)?")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\s*-?\s*(%|percent|per cent|pct)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^\s*-?\s*(points?|pts?|marks?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Points();

    [GeneratedRegex(@"^\s*(points?|marks?)?\s*(of|out of|/)\s*(the |all |a possible |possible )?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfWhole();

    [GeneratedRegex(@"\d\s*(points?|marks?)?\s*(of|out of|/)\s*(the |all |a possible |possible )?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\s+([\w-]+\s+){0,2}questions?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(scor(e|es|ed|ing)|rat(ed|ing)|grad(e|ed)|mark(ed)?|result|level|total|average)\b[^.;]{0,20}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Score();

    [GeneratedRegex(@"\bquestions?\s+(\d+(, | and | to ))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionNumber();

    [GeneratedRegex(
        @"\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|thirds?|quarters?)[ -]*(percent|per cent|%|points?|marks?|(of|out of) (ten|five|four|a hundred|the points|all points))\b"
        + @"|\b(full|top|maximum|highest|perfect) (marks?|points|scores?)\b|\ball (of )?(the )?(points|marks)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpelledOut();
}
