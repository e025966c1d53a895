namespace Assay.Scoring.Attacks;

/// <summary>An order is recognised by terms of several slots that stand near each other, in whatever order.</summary>
/// <param name="AttackClass">One of <see cref="AttackClasses"/>.</param>
/// <param name="Window">How many words they may lie apart.</param>
/// <param name="Scope">Where it counts.</param>
/// <param name="Slots">Names of the slots, each of which must be met.</param>
internal sealed record AttackRule(string AttackClass, int Window, RuleScope Scope, params string[] Slots);
