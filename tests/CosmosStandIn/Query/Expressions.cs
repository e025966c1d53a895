using System.Collections.Immutable;
using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>What a query computes from one document.</summary>
internal abstract record Expression
{
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>This expression and every one inside it.</summary>
    public IEnumerable<Expression> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}

internal sealed record Constant(JsonElement Value) : Expression;

/// <summary><c>c.a["b"]</c> is the steps a, b; <c>c</c> alone has none.</summary>
internal sealed record PropertyPath(ImmutableArray<string> Steps) : Expression
{
    public string Text => "/" + string.Join('/', Steps);
}

internal sealed record Not(Expression Operand) : Expression
{
    public override IEnumerable<Expression> Parts => [Operand];
}

internal sealed record Binary(string Operator, Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Expression> Parts => [Left, Right];
}

internal sealed record In(Expression Operand, ImmutableArray<Expression> Values) : Expression
{
    public override IEnumerable<Expression> Parts => [Operand, .. Values];
}

internal sealed record Call(string Function, ImmutableArray<Expression> Arguments) : Expression
{
    public override IEnumerable<Expression> Parts => Arguments;
}

/// <summary>COUNT, SUM, MIN or MAX over the rows of a group.</summary>
internal sealed record Aggregate(string Function, Expression Argument) : Expression
{
    public override IEnumerable<Expression> Parts => [Argument];
}
