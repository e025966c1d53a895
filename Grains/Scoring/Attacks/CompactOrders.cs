using System.Buffers;
using System.Text;

namespace Assay.Scoring.Attacks;

/// <summary>Finds the commonest orders with their letters apart, with digits for letters, backwards and in the alphabet turned by 13.</summary>
internal static class CompactOrders
{
    private static readonly string[] Orders =
    [
        "ignoreallprevious", "ignoreprevious", "ignoretheprevious", "ignoreallinstructions", "ignoretherubric", "ignoretherules", "ignoreallrules", "ignoreyourinstructions",
        "ignoretheinstructions", "disregardtherubric", "disregardall", "disregardprevious", "disregardtheinstructions", "forgetyourinstructions", "givefullmarks", "givefullcredit",
        "givemefullmarks", "awardfullmarks", "awardfullcredit", "fullmarksforthis", "givethemaximumscore", "maximumscoreforthis", "setallscores", "setthescoreto", "overridetherubric", "revealtherubric",
        "printtherubric", "recommendhire", "thisanswerdeservesfull", "giveafullscore", "perfectscoreto",
    ];

    private static readonly SearchValues<string> Searched = SearchValues.Create(
        [.. Orders, .. Orders.Select(order => new string([.. order.Reverse()])), .. Orders.Select(order => new string([.. order.Select(Turn)]))],
        StringComparison.Ordinal);

    /// <summary>True for a <see cref="WordView"/> that holds one, however it is written.</summary>
    public static bool Are(string words)
    {
        var compact = new StringBuilder(words.Length);
        foreach (var character in words)
        {
            if (Letter(character) is { } letter)
                compact.Append(letter);
        }
        return compact.ToString().AsSpan().ContainsAny(Searched);
    }

    private static char? Letter(char character) => character switch
    {
        >= 'a' and <= 'z' => character,
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => null,
    };

    private static char Turn(char letter) => (char)('a' + ((letter - 'a' + 13) % 26));
}
