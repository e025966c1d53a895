using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Tests.CodeRunnerStandIn.Programs;

/// <summary>
/// What running a program would bring, as its text says. Each line may hold one of: <c>standin: echo</c> prints the input,
/// <c>standin: print TEXT</c>, <c>standin: flood N</c> prints N letters, <c>standin: status N</c> ends with that status; each with
/// <c>when INPUT:</c> before it only for that input. The first that fits of each kind counts; <c>\n</c> in a text is a line's end.
/// </summary>
public static partial class Script
{
    private const int Accepted = 3;

    public static (int Status, string Output) Run(string source, string input)
    {
        int? status = null;
        string? output = null;
        foreach (var line in Directive().Matches(source).Select(match => match.Groups))
        {
            if (line["input"].Success && line["input"].Value != input.Trim())
                continue;
            var value = line["value"].Value.TrimEnd();
            switch (line["word"].Value)
            {
                case "status":
                    status ??= int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "print":
                    output ??= value.Replace("\\n", "\n", StringComparison.Ordinal);
                    break;
                case "flood":
                    output ??= new string('x', int.Parse(value, CultureInfo.InvariantCulture));
                    break;
                default:
                    output ??= input;
                    break;
            }
        }

        return (status ?? Accepted, output ?? "");
    }

    [GeneratedRegex(@"standin: (when (?<input>[^:\n]*): )?(?<word>echo|print|flood|status) ?(?<value>[^\n]*)")]
    private static partial Regex Directive();
}
