using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Assay.Silo.CodeRunning;

/// <summary>Finds a language by the name that an assessment gives it among those that the service lists.</summary>
internal static partial class LanguageName
{
    /// <summary>The numbers of a Judge0 as it is shipped.</summary>
    public static readonly Judge0Language[] Usual =
    [
        new(71, "Python"), new(63, "JavaScript"), new(62, "Java"), new(74, "TypeScript"), new(54, "C++"), new(50, "C"),
    ];

    private static readonly FrozenDictionary<string, string> OtherNames = new Dictionary<string, string>
    {
        ["py"] = "Python",
        ["js"] = "JavaScript",
        ["node"] = "JavaScript",
        ["nodejs"] = "JavaScript",
        ["node.js"] = "JavaScript",
        ["ts"] = "TypeScript",
        ["cpp"] = "C++",
        ["cxx"] = "C++",
        ["csharp"] = "C#",
        ["golang"] = "Go",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of the newest version; of C and C++ the newest GCC, whose numbers do not compare with those of others.</summary>
    public static int? Find(IEnumerable<Judge0Language> offered, string name)
    {
        // "python 3.11" and "c++17" are what people write; which version there is, the service decides.
        var bare = name.Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ');
        var family = OtherNames.GetValueOrDefault(bare, bare);
        return offered
            .Select(language => (language.Id, Parts: Listed().Match(language.Name ?? "")))
            .Where(language => language.Parts.Success && language.Parts.Groups["family"].Value.Equals(family, StringComparison.OrdinalIgnoreCase))
            .OrderBy(language => language.Parts.Groups["build"].Value.Contains("GCC", StringComparison.OrdinalIgnoreCase))
            .ThenBy(language => VersionIn(language.Parts.Groups["build"].Value))
            .Select(language => (int?)language.Id)
            .LastOrDefault();
    }

    private static Version VersionIn(string build)
    {
        var number = Number().Matches(build).LastOrDefault()?.Value ?? "0";
        return Version.TryParse(number.Contains('.', StringComparison.Ordinal) ? number : number + ".0", out var version) ? version : new Version(0, 0);
    }

    [GeneratedRegex(@"\A\s*(?<family>[^(]+?)\s*(\((?<build>[^)]*)\))?\s*\z")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\d+(\.\d+){0,3}")]
    private static partial Regex Number();
}
