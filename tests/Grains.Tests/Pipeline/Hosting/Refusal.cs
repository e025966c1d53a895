using Assay.Errors;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Expects a call to be refused with a stable code.</summary>
internal static class Refusal
{
    public static async Task ExpectAsync(ErrorKind kind, string code, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<AssayException>(call);
        Assert.Equal((kind, code), (error.Kind, error.Code));
    }
}
