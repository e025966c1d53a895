using System.Collections.Immutable;
using Assay.Submissions;

namespace Assay.Queue;

/// <summary>Counts what becomes of dead letters.</summary>
internal sealed class LetterTally
{
    private readonly Dictionary<string, int> _reasons = [];
    private int _resent;
    private int _settled;
    private int _kept;
    private int _unclear;

    /// <returns>True when the letter is to be settled.</returns>
    public bool Add(BusLetter letter, LetterFate? fate)
    {
        var reason = letter.Reason ?? "none";
        _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        switch (fate)
        {
            case LetterFate.Resend:
                _resent++;
                return true;
            case LetterFate.Settle:
                _settled++;
                return true;
            case null:
                _unclear++;
                break;
        }

        _kept++;
        return false;
    }

    public LetterCount Total(bool more) =>
        new(_resent + _settled + _kept, _resent, _settled, _kept, _unclear, _reasons.ToImmutableDictionary(), more);
}
