namespace Assay.Api.Admin.Requests;

/// <summary>What a text field may hold; lengths are counted after trimming.</summary>
/// <param name="Min">Fewest characters of a text that is there.</param>
/// <param name="Max">Most characters.</param>
/// <param name="Required">Absent, null or blank is an error.</param>
/// <param name="Multiline">Line breaks and tabs are allowed, and white space at the ends is kept.</param>
internal readonly record struct TextRule(int Min, int Max, bool Required = false, bool Multiline = false)
{
    /// <summary>The complaint about a text that is there, or null.</summary>
    public string? Complaint(string text)
    {
        if (text.Length < Min || text.Length > Max)
            return Min == Max ? $"must have {Min} characters" : $"must have {Min} to {Max} characters, has {text.Length}";
        foreach (var c in text)
        {
            if (c == '\0')
                return "must not contain NUL characters";
            if (char.IsControl(c) && !(Multiline && c is '\n' or '\r' or '\t'))
                return "must not contain control characters";
        }

        return null;
    }
}
