namespace Assay.Tests.CodeRunnerStandIn.Programs;

/// <summary>Some of the languages of a Judge0 as it is shipped, as it names them.</summary>
internal static class ShippedLanguages
{
    public static readonly (int Id, string Name)[] All =
    [
        (75, "C (Clang 7.0.1)"),
        (48, "C (GCC 7.4.0)"),
        (50, "C (GCC 9.2.0)"),
        (51, "C# (Mono 6.6.0.161)"),
        (76, "C++ (Clang 7.0.1)"),
        (52, "C++ (GCC 7.4.0)"),
        (54, "C++ (GCC 9.2.0)"),
        (60, "Go (1.13.5)"),
        (62, "Java (OpenJDK 13.0.1)"),
        (63, "JavaScript (Node.js 12.14.0)"),
        (89, "Multi-file program"),
        (70, "Python (2.7.17)"),
        (71, "Python (3.8.1)"),
        (74, "TypeScript (3.7.4)"),
    ];
}
