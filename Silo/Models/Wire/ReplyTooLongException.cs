namespace Assay.Silo.Models.Wire;

/// <summary>A reply went on for longer than a model's can.</summary>
internal sealed class ReplyTooLongException() : Exception("The reply is longer than any that was asked for.");
