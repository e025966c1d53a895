namespace Assay.Submissions;

/// <summary>Where an answer sheet lies that is too large for the submission's own row: compressed, in parts.</summary>
/// <param name="Id">Identity of this sheet; part n has the key <c>part_sub_….Id.n</c>.</param>
/// <param name="Parts">How many parts.</param>
public sealed record SheetOverflow(string Id, int Parts);
