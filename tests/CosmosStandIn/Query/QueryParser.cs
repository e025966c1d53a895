using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>Reads the clauses of a query in their order.</summary>
internal sealed class QueryParser
{
    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;

    private QueryParser(string text, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var tokens = Tokenizer.Read(text);
        _tokens = new TokenReader(tokens);
        _expressions = new ExpressionParser(_tokens, parameters, RootName(tokens));
    }

    public static SelectQuery Parse(string text, IReadOnlyDictionary<string, JsonElement> parameters) =>
        new QueryParser(text, parameters).Read();

    /// <summary>Columns come before FROM says what the document is called in them.</summary>
    private static string RootName(List<Token> tokens)
    {
        var from = tokens.FindIndex(token => token.Is("FROM"));
        if (from < 0 || tokens[from + 1].Kind != TokenKind.Word)
            throw new QueryException("Syntax error: FROM and a name are needed.");
        var alias = tokens[from + 2].Is("AS") ? tokens[from + 3] : tokens[from + 2];
        return alias.Kind == TokenKind.Word && !IsClause(alias) ? alias.Value : tokens[from + 1].Value;
    }

    private static bool IsClause(Token token) =>
        token.Is("WHERE") || token.Is("ORDER") || token.Is("GROUP") || token.Is("OFFSET") || token.Is("JOIN") || token.Is("IN");

    private SelectQuery Read()
    {
        _tokens.Expect("SELECT");
        var top = _tokens.Accept("TOP") ? Count() : (int?)null;
        var isValue = _tokens.Accept("VALUE");
        var columns = !isValue && _tokens.Accept("*") ? [] : Columns(isValue);
        From();
        var query = new SelectQuery
        {
            Columns = columns,
            IsValue = isValue,
            Where = _tokens.Accept("WHERE") ? _expressions.Read() : null,
            GroupBy = Clause("GROUP") ? List(_expressions.Read) : [],
            OrderBy = Clause("ORDER") ? List(OrderTerm) : [],
            Limit = top,
        };
        if (_tokens.Accept("OFFSET"))
        {
            if (top is not null)
                throw new QueryException("TOP and OFFSET LIMIT exclude each other.");
            var offset = Count();
            _tokens.Expect("LIMIT");
            query = query with { Offset = offset, Limit = Count() };
        }

        return _tokens.Peek.Kind == TokenKind.End ? QueryRules.Checked(query) : throw _tokens.Unexpected();
    }

    private void From()
    {
        _tokens.Expect("FROM");
        _tokens.Expect(TokenKind.Word);
        if (_tokens.Accept("AS") || (_tokens.Peek.Kind == TokenKind.Word && !IsClause(_tokens.Peek)))
            _tokens.Expect(TokenKind.Word);
    }

    private bool Clause(string word)
    {
        if (!_tokens.Accept(word))
            return false;
        _tokens.Expect("BY");
        return true;
    }

    private int Count()
    {
        var value = _expressions.ReadConstant();
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0
            ? count
            : throw new QueryException("TOP, OFFSET and LIMIT take a whole number.");
    }

    private ImmutableArray<Column> Columns(bool isValue)
    {
        if (isValue)
            return [new Column("$1", _expressions.Read())];
        var unnamed = 0;
        return List(() => Column(ref unnamed));
    }

    private Column Column(ref int unnamed)
    {
        var expression = _expressions.Read();
        if (_tokens.Accept("AS"))
            return new Column(_tokens.ExpectName(), expression);
        return expression is PropertyPath { Steps.IsEmpty: false } path
            ? new Column(path.Steps[^1], expression)
            : new Column("$" + (++unnamed).ToString(CultureInfo.InvariantCulture), expression);
    }

    private Order OrderTerm()
    {
        if (_expressions.Read() is not PropertyPath { Steps.IsEmpty: false } path)
            throw new QueryException("Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.");
        var descending = _tokens.Accept("DESC");
        if (!descending)
            _tokens.Accept("ASC");
        return new Order(path, descending);
    }

    private ImmutableArray<T> List<T>(Func<T> one)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        do
            items.Add(one());
        while (_tokens.Accept(","));
        return items.ToImmutable();
    }
}
