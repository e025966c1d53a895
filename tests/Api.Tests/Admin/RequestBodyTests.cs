using System.Text;
using Assay.Api.Admin.Requests;
using Assay.Errors;

namespace Assay.Api.Tests.Admin;

public sealed class RequestBodyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{} {}")]
    [InlineData("{a:1}")]
    public void Anything_but_one_JSON_object_is_refused(string body) => Refused(Encoding.UTF8.GetBytes(body));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_even_inside_a_string() => Refused([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

    [Fact]
    public void A_tower_of_arrays_is_refused() =>
        Refused(Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 5000)}{new string(']', 5000)}}}"));

    [Fact]
    public void A_field_whose_name_is_half_a_surrogate_pair_is_refused()
    {
        var json = RequestBody.Parse(Encoding.UTF8.GetBytes("{\"\\ud800\":1}"));

        var refusal = Assert.Throws<AssayException>(() => new RequestFields(json, new FieldErrors()));
        Assert.Equal("invalid_json", refusal.Code);
    }

    private static void Refused(byte[] body)
    {
        var refusal = Assert.Throws<AssayException>(() => RequestBody.Parse(body));
        Assert.Equal((ErrorKind.Invalid, "invalid_json"), (refusal.Kind, refusal.Code));
    }
}
