namespace Assay.Tests.CosmosStandIn.Query;

internal sealed class TokenReader(List<Token> tokens)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ARRAY", "AS", "ASC", "BETWEEN", "BY", "CASE", "CAST", "CONVERT", "CROSS", "DESC", "DISTINCT", "ELSE", "END", "ESCAPE",
        "EXISTS", "FALSE", "FOR", "FROM", "GROUP", "HAVING", "IN", "INNER", "INSERT", "INTO", "IS", "JOIN", "LEFT", "LIKE", "LIMIT",
        "NOT", "NULL", "OFFSET", "ON", "OR", "ORDER", "OUTER", "OVER", "RIGHT", "SELECT", "SET", "THEN", "TOP", "TRUE", "UDF",
        "UNDEFINED", "UPDATE", "VALUE", "WHEN", "WHERE", "WITH",
    };

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

    /// <summary>A word that may name something.</summary>
    public string ExpectName() => Reserved.Contains(Peek.Value) ? throw Unexpected() : Expect(TokenKind.Word).Value;

    public QueryException Unexpected() => new($"Syntax error, incorrect syntax near '{Peek.Value}' at {Peek.At}.");
}
