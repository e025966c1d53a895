namespace Assay.Tests.CosmosStandIn.Query;

internal sealed class TokenReader(List<Token> tokens)
{
    private int _next;

    public Token Peek => tokens[_next];

    public Token Take() => Peek.Kind == TokenKind.End ? Peek : tokens[_next++];

    public bool Accept(string word)
    {
        var found = Peek.Is(word);
        if (found)
            _next++;
        return found;
    }

    public void Expect(string word)
    {
        if (!Accept(word))
            throw Unexpected();
    }

    public Token Expect(TokenKind kind) => Peek.Kind == kind ? Take() : throw Unexpected();

    public QueryException Unexpected() => new($"Syntax error, incorrect syntax near '{Peek.Value}' at {Peek.At}.");
}
