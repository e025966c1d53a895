using System.Numerics;

namespace Assay.Scoring.Attacks;

/// <summary>Finds the rules that a text meets, in one pass over its words.</summary>
internal static class OrderScan
{
    private static readonly string[] Slots = [.. OrderRules.All.SelectMany(rule => rule.Slots).Distinct()];

    private static readonly int[][] RuleSlots = [.. OrderRules.All.Select(rule => rule.Slots.Select(slot => Array.IndexOf(Slots, slot)).ToArray())];

    private static readonly int[][] RulesOfSlot =
        [.. Slots.Select((_, slot) => Enumerable.Range(0, RuleSlots.Length).Where(rule => RuleSlots[rule].Contains(slot)).ToArray())];

    private static readonly TermTree Terms = Build();

    /// <summary>The rules met by a <see cref="WordView"/>, in the order of <see cref="OrderRules.All"/>.</summary>
    public static List<AttackRule> Find(string words)
    {
        Span<int> last = stackalloc int[Slots.Length];
        last.Fill(int.MinValue / 2);
        Span<bool> met = stackalloc bool[RuleSlots.Length];
        var (ordinal, any, begins) = (0, false, true);
        for (var i = 0; i < words.Length; i++)
        {
            var unspaced = WordView.IsUnspaced(words[i]);
            if (begins || unspaced)
            {
                ordinal++;
                for (var found = Terms.At(words, i); found != 0; found &= found - 1)
                {
                    var slot = BitOperations.TrailingZeroCount(found);
                    last[slot] = ordinal;
                    any |= Note(slot, ordinal, last, met);
                }
            }
            begins = words[i] == ' ';
        }
        var rules = new List<AttackRule>();
        for (var rule = 0; any && rule < met.Length; rule++)
        {
            if (met[rule])
                rules.Add(OrderRules.All[rule]);
        }
        return rules;
    }

    private static bool Note(int slot, int ordinal, Span<int> last, Span<bool> met)
    {
        var any = false;
        foreach (var rule in RulesOfSlot[slot])
        {
            var near = true;
            foreach (var other in RuleSlots[rule])
                near &= last[other] >= ordinal - OrderRules.All[rule].Window;
            met[rule] |= near;
            any |= near;
        }
        return any;
    }

    private static TermTree Build()
    {
        var tree = new TermTree();
        var lexicon = Lexicon.Read();
        for (var slot = 0; slot < Slots.Length; slot++)
            lexicon[Slots[slot]].ForEach(term => tree.Add(term, slot));
        return tree;
    }
}
