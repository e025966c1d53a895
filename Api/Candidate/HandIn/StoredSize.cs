namespace Assay.Api.Candidate.HandIn;

/// <summary>How many bytes a text takes inside a stored row: JSON with everything but plain ASCII escaped.</summary>
internal static class StoredSize
{
    public static int Of(string? text)
    {
        var size = 0;
        foreach (var c in text ?? "")
            size += Of(c);
        return size;
    }

    /// <summary>The longest beginning of the text that takes at most so many bytes.</summary>
    public static string Cut(string text, int bytes)
    {
        for (var i = 0; i < text.Length; i++)
        {
            bytes -= Of(text[i]);
            if (bytes < 0)
                return TextCut.To(text, i);
        }

        return text;
    }

    private static int Of(char c) => c switch
    {
        '\n' or '\r' or '\t' or '\\' or '\b' or '\f' => 2,
        '"' or '&' or '\'' or '+' or '<' or '>' or '`' => 6,
        >= ' ' and <= '~' => 1,
        _ => 6,
    };
}
