using System.Security.Cryptography;
using System.Text;

namespace Assay.Api.Pages;

/// <summary>The look of the report page, and the policy that allows this style sheet and nothing else.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { --ink: #1d2530; --soft: #5b6675; --line: #d9dee6; --paper: #ffffff; --ground: #eef1f5;
          --low: #b4372f; --mid: #b87a14; --good: #2f7d4f; --top: #1f5fa8; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink);
          font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 60rem; margin: 2rem auto; padding: 2.5rem 3rem; background: var(--paper);
          border: 1px solid var(--line); border-radius: 10px; }
        h1 { margin: 0 0 .25rem; font-size: 1.7rem; line-height: 1.25; }
        h2 { margin: 2.25rem 0 .75rem; padding-bottom: .3rem; font-size: 1.1rem; border-bottom: 2px solid var(--line); }
        p { margin: .5rem 0; }
        p, li, td, dd, bdi { overflow-wrap: anywhere; }
        .lines { white-space: pre-line; }
        .soft { color: var(--soft); }
        .note { padding: .75rem 1rem; background: #fff7e6; border-left: 4px solid var(--mid); }
        dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .75rem 1.5rem; margin: 1.25rem 0 0; }
        dl.facts dt { color: var(--soft); font-size: .8rem; }
        dl.facts dd { margin: 0; }
        .verdict { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem 2rem; margin-top: 1.75rem;
          padding: 1.25rem 1.5rem; background: #f7f9fb; border: 1px solid var(--line); border-radius: 8px; }
        .verdict .score { font-size: 2.6rem; font-weight: 650; line-height: 1; }
        .verdict .band { font-size: 1.1rem; font-weight: 600; }
        .verdict .scale { flex: 1 1 16rem; }
        svg.bar { display: block; width: 100%; height: .7rem; border-radius: .35rem; }
        svg .track { fill: #e3e8ee; } svg .range { fill: #b9c7d8; } svg .fill { fill: var(--soft); }
        svg .unsatisfactory { fill: var(--low); } svg .average { fill: var(--mid); }
        svg .good { fill: var(--good); } svg .exceptional { fill: var(--top); }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 2.5rem; }
        table { width: 100%; border-collapse: collapse; font-size: .92rem; }
        th { text-align: left; color: var(--soft); font-weight: 600; font-size: .8rem; }
        th, td { padding: .55rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        table.skills td:first-child { width: 26%; }
        table.skills td.wide { width: 34%; vertical-align: middle; }
        .tag { display: inline-block; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; white-space: nowrap; }
        .evidence { margin-top: .35rem; font-size: .85rem; color: var(--soft); }
        footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8rem; }
        @page { size: A4; margin: 16mm 14mm; }
        @media print {
          body { background: none; font-size: 10.5pt; }
          main { max-width: none; margin: 0; padding: 0; border: 0; border-radius: 0; }
          h2 { break-after: avoid; }
          tr, li, .verdict, .note { break-inside: avoid; }
          thead { display: table-header-group; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """;

    /// <summary>No script, no image, no font, no request, no form, no frame: the style sheet alone, known by its hash.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string Hash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
}
