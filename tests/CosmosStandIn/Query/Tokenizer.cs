using System.Globalization;
using System.Text;

namespace Assay.Tests.CosmosStandIn.Query;

internal static class Tokenizer
{
    private static readonly string[] Pairs = ["!=", "<>", "<=", ">="];

    public static List<Token> Read(string query)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at]))
                at++;
            if (at == query.Length)
            {
                tokens.Add(new Token(TokenKind.End, "the end", at));
                return tokens;
            }

            tokens.Add(Next(query, ref at));
        }
    }

    private static Token Next(string query, ref int at)
    {
        var start = at;
        var first = query[at];
        if (first is '\'' or '"')
            return new Token(TokenKind.Text, Quoted(query, ref at), start);
        if (first == '@')
        {
            at++;
            return new Token(TokenKind.Parameter, "@" + Run(query, ref at, IsWord), start);
        }

        if (char.IsAsciiLetter(first) || first == '_')
            return new Token(TokenKind.Word, Run(query, ref at, IsWord), start);
        if (char.IsAsciiDigit(first))
            return new Token(TokenKind.Number, Run(query, ref at, c => char.IsAsciiDigit(c) || c is '.' or 'e' or 'E'), start);
        if (at + 1 < query.Length && Pairs.Contains(query.Substring(at, 2)))
        {
            at += 2;
            return new Token(TokenKind.Symbol, query[start..at], start);
        }

        if (!"=<>()[],.*-".Contains(first, StringComparison.Ordinal))
            throw new QueryException($"Syntax error near '{first}' at {at}.");
        at++;
        return new Token(TokenKind.Symbol, first.ToString(), start);
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static string Run(string query, ref int at, Func<char, bool> belongs)
    {
        var start = at;
        while (at < query.Length && belongs(query[at]))
            at++;
        return query[start..at];
    }

    private static string Quoted(string query, ref int at)
    {
        var quote = query[at++];
        var text = new StringBuilder();
        while (at < query.Length && query[at] != quote)
            text.Append(query[at] == '\\' ? Escaped(query, ref at) : query[at++]);
        if (at == query.Length)
            throw new QueryException("Syntax error: a text is not closed.");
        at++;
        return text.ToString();
    }

    private static char Escaped(string query, ref int at)
    {
        if (at + 1 >= query.Length)
            throw new QueryException("Syntax error: a text is not closed.");
        var kind = query[at + 1];
        at += 2;
        switch (kind)
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case '\\' or '/' or '\'' or '"': return kind;
            case 'u' when at + 4 <= query.Length && ushort.TryParse(query.AsSpan(at, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            default: throw new QueryException($"Syntax error: unknown escape \\{kind}.");
        }
    }
}
