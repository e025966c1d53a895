namespace Assay.Deploy.Tests.Guides;

/// <summary>Commands in a guide: one block between fences.</summary>
/// <param name="Heading">The heading above it.</param>
/// <param name="Text">The commands, without the indentation of a list.</param>
internal sealed record GuideBlock(string Heading, string Text)
{
    private const string Fence = "```";

    /// <summary>What its first line asks for, or null: it runs anywhere.</summary>
    public string? Needs => Text.StartsWith("# needs ", StringComparison.Ordinal) ? Text.Split('\n')[0]["# needs ".Length..] : null;

    /// <summary>The blocks of shell commands in a file, in order.</summary>
    public static IReadOnlyList<GuideBlock> Read(string path)
    {
        var blocks = new List<GuideBlock>();
        var heading = "";
        List<string>? inside = null;
        var isShell = false;
        foreach (var line in File.ReadLines(path))
        {
            var text = line.TrimStart();
            if (text.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (inside is not null && isShell)
                    blocks.Add(new GuideBlock(heading, string.Join('\n', inside)));
                isShell = text == Fence + "sh";
                inside = inside is null ? [] : null;
            }
            else if (inside is not null)
            {
                inside.Add(text);
            }
            else if (line.StartsWith('#'))
            {
                heading = line.TrimStart('#').Trim();
            }
        }

        return blocks;
    }
}
