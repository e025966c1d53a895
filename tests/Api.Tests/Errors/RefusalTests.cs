using Assay.Api.Errors;
using Assay.Errors;

namespace Assay.Api.Tests.Errors;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(ErrorKind.Invalid, 400)]
    [InlineData(ErrorKind.Unauthorized, 401)]
    [InlineData(ErrorKind.Forbidden, 403)]
    [InlineData(ErrorKind.NotFound, 404)]
    [InlineData(ErrorKind.Conflict, 409)]
    [InlineData(ErrorKind.Gone, 410)]
    [InlineData(ErrorKind.TooLarge, 413)]
    [InlineData(ErrorKind.Unprocessable, 422)]
    [InlineData(ErrorKind.Throttled, 429)]
    [InlineData(ErrorKind.Unavailable, 503)]
    public void Every_kind_of_refusal_has_its_status(ErrorKind kind, int status)
    {
        var refusal = Refusal.For(new AssayException(kind, "some_code", "A sentence."));

        Assert.Equal((status, "some_code", "A sentence."), (refusal.Status, refusal.Code, refusal.Message));
        Assert.Equal(kind is ErrorKind.Throttled or ErrorKind.Unavailable, refusal.RetryAfter is not null);
        Assert.Equal(kind is ErrorKind.Unprocessable, refusal.Errors is not null);
    }

    [Fact]
    public void Every_kind_is_in_the_table() => Assert.All(
        Enum.GetValues<ErrorKind>(),
        kind => Assert.NotEqual(500, Refusal.For(new AssayException(kind, "c", "m")).Status));

    [Fact]
    public void A_time_out_and_a_missing_silo_say_come_back()
    {
        Assert.Equal((503, "unavailable"), Essence(new TimeoutException("secret detail")));
        Assert.Equal((503, "unavailable"), Essence(new Orleans.Runtime.SiloUnavailableException("secret detail")));
        Assert.Equal((503, "unavailable"), Essence(new Orleans.Serialization.CodecNotFoundException("secret detail")));
        Assert.Equal((503, "unavailable"), Essence(new ObjectDisposedException("secret detail")));
        Assert.Equal((503, "unavailable"), Essence(new TaskCanceledException("secret detail")));
    }

    [Fact]
    public void Anything_else_tells_nothing_of_itself()
    {
        var refusal = Refusal.For(new InvalidOperationException("secret detail"));

        Assert.Equal((500, "internal_error"), (refusal.Status, refusal.Code));
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    private static (int, string) Essence(Exception error)
    {
        var refusal = Refusal.For(error);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        return (refusal.Status, refusal.Code);
    }
}
