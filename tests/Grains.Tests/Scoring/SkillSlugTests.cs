using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring;

public sealed class SkillSlugTests
{
    [Theory]
    [InlineData("React Hooks", "react-hooks")]
    [InlineData("C++", "c")]
    [InlineData("Node.js", "nodejs")]
    [InlineData("---Weird***Skill---", "weirdskill")]
    [InlineData("  Data \t Structures  ", "data-structures")]
    [InlineData("a - b", "a-b")]
    [InlineData("CI/CD", "cicd")]
    [InlineData("日本", "")]
    [InlineData("", "")]
    public void A_skill_becomes_its_slug(string skill, string slug) => Assert.Equal(slug, SkillSlug.Of(skill));
}
