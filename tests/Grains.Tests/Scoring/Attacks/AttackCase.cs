using System.Text.Json.Serialization;

namespace Assay.Grains.Tests.Scoring.Attacks;

/// <summary>One attack of the corpus.</summary>
/// <param name="Id">Class, <c>b</c> or <c>a</c> for before or after, number.</param>
/// <param name="AttackClass">The kind of attack by intent; the screen has its own classes.</param>
/// <param name="Where"><c>answer</c>, <c>code_comment</c>, <c>name</c> or <c>question_text</c>.</param>
/// <param name="Written"><c>before</c> when its author had not seen the filters.</param>
/// <param name="Base">The question.</param>
/// <param name="Answer"><c>good</c>, <c>medium</c> or <c>poor</c>.</param>
/// <param name="Attach"><c>append</c>, <c>prepend</c>, <c>inside</c> or <c>whole</c>.</param>
/// <param name="Payload">The text.</param>
/// <param name="Transform">A <see cref="Disguise"/>, or null.</param>
/// <param name="Seed">Of the disguise.</param>
public sealed record AttackCase(
    string Id, [property: JsonPropertyName("class")] string AttackClass, string Where, string Written, string Base, string Answer, string Attach, string Payload, string? Transform, int Seed)
{
    /// <summary>The payload as it is sent.</summary>
    public string Sent => Transform is null ? Payload : Disguise.Of(Transform, Payload, Seed);

    internal AttackBase On => AttackCorpus.Bases[Base];

    /// <summary>The honest answer; null where the attack is the whole answer.</summary>
    internal string? Honest => InAnswer && Attach == "whole" ? null : On.Answer(Answer);

    internal string Attacked => InAnswer ? Put(On.Answer(Answer)) : On.Answer(Answer);

    internal string QuestionText => Where == "question_text" ? Put(On.Question) : On.Question;

    internal string Name => Where == "name" ? Put("Robin Example") : "Robin Example";

    internal bool InAnswer => Where is "answer" or "code_comment";

    public override string ToString() => Id;

    private string Put(string text) => Attach switch
    {
        "append" => $"{text}\n\n{Sent}",
        "prepend" => $"{Sent}\n\n{text}",
        "inside" => text.Insert(text.IndexOf(' ', text.Length / 2) + 1, Sent + " "),
        _ => Sent,
    };
}
