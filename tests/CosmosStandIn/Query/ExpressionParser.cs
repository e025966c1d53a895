using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>OR under AND under NOT under comparison: each method reads one level.</summary>
internal sealed class ExpressionParser(TokenReader tokens, IReadOnlyDictionary<string, JsonElement> parameters, string root)
{
    private static readonly string[] Comparisons = ["=", "!=", "<>", "<", "<=", ">", ">="];
    private static readonly string[] Aggregates = ["COUNT", "SUM", "MIN", "MAX"];

    private static readonly Dictionary<string, int> Functions = new(StringComparer.Ordinal)
    {
        ["IS_DEFINED"] = 1,
        ["IS_NULL"] = 1,
        ["ARRAY_CONTAINS"] = 2,
        ["STARTSWITH"] = 2,
    };

    public Expression Read()
    {
        var left = Conjunction();
        while (tokens.Accept("OR"))
            left = new Binary("OR", left, Conjunction());
        return left;
    }

    public JsonElement ReadConstant() => Primary() is Constant constant ? constant.Value : throw tokens.Unexpected();

    private Expression Conjunction()
    {
        var left = Negation();
        while (tokens.Accept("AND"))
            left = new Binary("AND", left, Negation());
        return left;
    }

    private Expression Negation() => tokens.Accept("NOT") ? new Not(Negation()) : Comparison();

    private Expression Comparison()
    {
        var left = Primary();
        if (tokens.Accept("NOT"))
        {
            tokens.Expect("IN");
            return new Not(new In(left, Arguments()));
        }

        if (tokens.Accept("IN"))
            return new In(left, Arguments());
        if (tokens.Accept("BETWEEN"))
            return Between(left);
        var found = Array.Find(Comparisons, tokens.Accept);
        return found is null ? left : new Binary(found == "<>" ? "!=" : found, left, Primary());
    }

    private Binary Between(Expression operand)
    {
        var low = new Binary(">=", operand, Primary());
        tokens.Expect("AND");
        return new Binary("AND", low, new Binary("<=", operand, Primary()));
    }

    private Expression Primary()
    {
        var token = tokens.Peek;
        if (tokens.Accept("("))
        {
            var inner = Read();
            tokens.Expect(")");
            return inner;
        }

        if (token.Is("-"))
        {
            tokens.Take();
            return Number(-1, tokens.Expect(TokenKind.Number));
        }

        switch (token.Kind)
        {
            case TokenKind.Text:
                return Of(JsonSerializer.SerializeToElement(tokens.Take().Value));
            case TokenKind.Number:
                return Number(1, tokens.Take());
            case TokenKind.Parameter:
                return parameters.TryGetValue(tokens.Take().Value, out var value)
                    ? Of(value)
                    : throw new QueryException($"The parameter {token.Value} has no value.");
            case TokenKind.Word:
                return Word(tokens.Take());
            default:
                throw tokens.Unexpected();
        }
    }

    private Expression Word(Token word)
    {
        if (tokens.Peek.Is("("))
            return Function(word.Value.ToUpperInvariant());
        if (word.Value == root)
            return Path();
        return word.Value.ToUpperInvariant() switch
        {
            "TRUE" => Of(JsonSerializer.SerializeToElement(true)),
            "FALSE" => Of(JsonSerializer.SerializeToElement(false)),
            "NULL" => Of(JsonSerializer.SerializeToElement<object?>(null)),
            "UNDEFINED" => Of(default),
            _ => throw new QueryException($"Identifier '{word.Value}' could not be resolved."),
        };
    }

    private Expression Function(string name)
    {
        var arguments = Arguments();
        if (Aggregates.Contains(name) && arguments.Length == 1)
            return new Aggregate(name, arguments[0]);
        return Functions.TryGetValue(name, out var count) && count == arguments.Length
            ? new Call(name, arguments)
            : throw new QueryException($"'{name}' with {arguments.Length} arguments is not a recognized built-in function name.");
    }

    private ImmutableArray<Expression> Arguments()
    {
        tokens.Expect("(");
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        do
            arguments.Add(Read());
        while (tokens.Accept(","));
        tokens.Expect(")");
        return arguments.ToImmutable();
    }

    private PropertyPath Path()
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (tokens.Accept("."))
            {
                steps.Add(tokens.ExpectName());
            }
            else if (tokens.Accept("["))
            {
                steps.Add(tokens.Expect(TokenKind.Text).Value);
                tokens.Expect("]");
            }
            else
            {
                return new PropertyPath(steps.ToImmutable());
            }
        }
    }

    private static Constant Number(int sign, Token token) =>
        double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Of(JsonSerializer.SerializeToElement(sign * number))
            : throw new QueryException($"Syntax error: '{token.Value}' is not a number.");

    private static Constant Of(JsonElement value) => new(value);
}
