namespace Assay.Tests.CosmosStandIn.Query;

internal enum TokenKind
{
    Word,
    Parameter,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>One word of a query. <c>Value</c> of a text is what it says, without quotes and escapes.</summary>
internal sealed record Token(TokenKind Kind, string Value, int At)
{
    /// <summary>Keywords are read in any case; a symbol has none.</summary>
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Symbol && Value.Equals(word, StringComparison.OrdinalIgnoreCase);
}
