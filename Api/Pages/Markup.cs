using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Assay.Api.Pages;

/// <summary>
/// HTML that is safe to send. It is made of interpolated strings: what stands in the source is HTML, every value put in is
/// encoded, for text and for quoted attributes alike. There is no way from a plain string to unencoded HTML but
/// <see cref="Constant"/>.
/// </summary>
internal readonly record struct Markup(string Html)
{
    public static Markup Empty { get; } = new("");

    public static Markup Of(MarkupWriter html) => new(html.Written);

    /// <summary>One piece per item, one after the other.</summary>
    public static Markup Each<T>(IEnumerable<T> items, Func<T, Markup> piece) =>
        new(string.Concat(items.Select(item => piece(item).Html)));

    /// <summary>HTML written by ourselves, not to be encoded.</summary>
    public static Markup Constant([ConstantExpected] string html) => new(html);

    public override string ToString() => Html;
}

/// <summary>Collects an interpolated string, encoding its values.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupWriter
{
    private readonly StringBuilder _html;

    public MarkupWriter(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (formattedCount * 16));

    public string Written => _html.ToString();

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(int number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(decimal number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");
}
