using System.Globalization;
using System.Text;
using Assay.Api.Json;

namespace Assay.Api.Admin.Export;

/// <summary>
/// CSV after RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it: candidates choose some of
/// these texts, and admins open the file.
/// </summary>
internal sealed class CsvFormat : IExportFormat
{
    private const string End = "\r\n";
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static readonly char[] Special = [',', '"', '\r', '\n'];

    public string ContentType => "text/csv; charset=utf-8";

    public string Extension => "csv";

    public string Header => string.Join(',', ExportColumns.All.Select(column => column.Name)) + End;

    public string Line(ExportRow row) =>
        new StringBuilder().AppendJoin(',', ExportColumns.All.Select(column => Field(column.Value(row)))).Append(End).ToString();

    internal static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(Guarded(text)),
        bool truth => truth ? "true" : "false",
        DateTimeOffset time => UtcTimeConverter.Format(time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // Spreadsheets pass over white space before the sign.
    private static string Guarded(string text) =>
        text.Length > 0 && (FormulaStarts.Contains(text[0], StringComparison.Ordinal) || (text.TrimStart() is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal)))
            ? "'" + text
            : text;

    private static string Quoted(string text) =>
        text.IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
