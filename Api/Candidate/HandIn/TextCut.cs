namespace Assay.Api.Candidate.HandIn;

/// <summary>Cuts text without leaving half a character behind.</summary>
internal static class TextCut
{
    public static string To(string text, int length) =>
        text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
