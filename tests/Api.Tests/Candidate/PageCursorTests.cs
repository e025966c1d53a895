using Assay.Api.Candidate;
using Assay.Errors;

namespace Assay.Api.Tests.Candidate;

public sealed class PageCursorTests
{
    private readonly PageCursor _cursors = new(Keys.Fresh());

    [Fact]
    public void A_cursor_leads_back_to_its_place() => Assert.Equal(37, _cursors.Open("sub_1", _cursors.Seal("sub_1", 37)));

    [Fact]
    public void A_cursor_of_another_submission_is_refused() =>
        AssertRefused(() => _cursors.Open("sub_2", _cursors.Seal("sub_1", 37)));

    [Fact]
    public void A_cursor_of_another_key_is_refused() =>
        AssertRefused(() => _cursors.Open("sub_1", new PageCursor(Keys.Fresh()).Seal("sub_1", 37)));

    [Fact]
    public void Changing_any_character_of_a_cursor_is_refused()
    {
        var cursor = _cursors.Seal("sub_1", 37);
        for (var i = 0; i < cursor.Length - 1; i++)
        {
            var changed = cursor.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            AssertRefused(() => _cursors.Open("sub_1", new string(changed)));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("10")]
    [InlineData("' OR 1=1")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("<script>")]
    public void Rubbish_is_refused(string cursor) => AssertRefused(() => _cursors.Open("sub_1", cursor));

    private static void AssertRefused(Action open)
    {
        var error = Assert.Throws<AssayException>(open);
        Assert.Equal((ErrorKind.Invalid, "invalid_cursor"), (error.Kind, error.Code));
    }
}
