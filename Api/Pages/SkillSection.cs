using Assay.Api.Admin;
using Assay.Reports;

namespace Assay.Api.Pages;

/// <summary>Skills with their bars.</summary>
internal static class SkillSection
{
    public static Markup Render(string heading, IReadOnlyCollection<SkillScore> skills) => skills.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
            <section><h2>{heading}</h2>
            <table class="skills"><thead><tr><th>Skill</th><th></th><th class="number">Score</th><th class="number">Points</th><th>Level</th></tr></thead>
            <tbody>{Markup.Each(skills, Row)}</tbody></table></section>
            """);

    private static Markup Row(SkillScore skill) => Markup.Of($"""
        <tr><td>{skill.Name}</td><td class="wide">{Bar.Of(skill.Percentage, skill.Category)}</td><td class="number">{Shown.Percent(skill.Percentage)}&nbsp;%</td><td class="number">{Shown.Percent(skill.Points)} / {Shown.Points(skill.MaxPoints)}</td><td>{skill.Category}{(skill.Provisional ? " (provisional)" : "")}</td></tr>
        """);
}
