using Assay.Silo.CodeRunning;

namespace Assay.Silo.Tests.CodeRunning;

public sealed class LanguageNameTests
{
    private static readonly Judge0Language[] Offered =
    [
        new(91, "Java (JDK 17.0.6)"),
        new(62, "Java (OpenJDK 13.0.1)"),
        new(71, "Python (3.8.1)"),
        new(109, "Python (3.13.2)"),
        new(92, "Python (3.9.11)"),
        new(120, "Python for ML (3.14.0)"),
        new(104, "C (Clang 18.1.8)"),
        new(103, "C (GCC 14.1.0)"),
        new(50, "C (GCC 9.2.0)"),
        new(105, "C++ (GCC 14.1.0)"),
        new(76, "C++ (Clang 70.0.1)"),
        new(101, "TypeScript (5.6.2)"),
        new(102, "JavaScript (Node.js 22.08.0)"),
        new(63, "JavaScript (Node.js 12.14.0)"),
        new(51, "C# (Mono 6.6.0.161)"),
        new(89, "Multi-file program"),
        new(7, "Bosque (latest)"),
        new(8, null),
    ];

    [Theory]
    [InlineData("python", 109)]
    [InlineData(" Python3 ", 109)]
    [InlineData("python 3.11", 109)]
    [InlineData("py", 109)]
    [InlineData("java", 91)]
    [InlineData("javascript", 102)]
    [InlineData("JS", 102)]
    [InlineData("Node.js", 102)]
    [InlineData("typescript", 101)]
    [InlineData("c", 103)]
    [InlineData("c99", 103)]
    [InlineData("cpp", 105)]
    [InlineData("C++17", 105)]
    [InlineData("c#", 51)]
    [InlineData("bosque", 7)]
    [InlineData("multi-file program", 89)]
    public void A_name_finds_the_newest_version(string name, int id) => Assert.Equal(id, LanguageName.Find(Offered, name));

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("cobol")]
    [InlineData("pyth")]
    [InlineData("(GCC 9.2.0)")]
    public void An_unknown_name_finds_nothing(string name) => Assert.Null(LanguageName.Find(Offered, name));

    [Theory]
    [InlineData("python", 71)]
    [InlineData("javascript", 63)]
    [InlineData("java", 62)]
    [InlineData("typescript", 74)]
    [InlineData("cpp", 54)]
    [InlineData("c", 50)]
    public void The_usual_numbers_are_those_of_the_contract(string name, int id) => Assert.Equal(id, LanguageName.Find(LanguageName.Usual, name));
}
