using System.Text;

namespace Assay.EndToEnd.BadInput;

/// <summary>One bad request and what it must get. <c>{a}</c>, <c>{b}</c>, <c>{c}</c> and <c>{assessment}</c> stand for the world's ids.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Call">Method and path.</param>
/// <param name="Status">The documented status.</param>
/// <param name="Code">The documented value of <c>error</c>.</param>
internal sealed record BadRow(string Name, string Call, int Status, string? Code)
{
    /// <summary>Who calls; candidate A when it says nothing.</summary>
    public Func<BadInputWorld, string?> Token { get; init; } = world => world.A.Api.Token;

    public byte[]? Bytes { get; init; }

    public string? Text
    {
        get => null;
        init => Bytes = value is null ? null : Encoding.UTF8.GetBytes(value);
    }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The body comes without a length.</summary>
    public bool Chunked { get; init; }

    public (string Name, string Value)[] Headers { get; init; } = [];

    public override string ToString() => Name;
}
