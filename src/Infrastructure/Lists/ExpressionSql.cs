using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;
using WorkOrders.Infrastructure.Reading;

namespace WorkOrders.Infrastructure.Lists;

/// <summary>
/// Generates the SQL of expressions. Names come from the declared entities, and values are parameters: no text from a client becomes part
/// of the SQL.
/// </summary>
/// <param name="parameters">The parameters of the statement.</param>
internal sealed class ExpressionSql(StatementParameters parameters)
{
    private readonly Dictionary<RowVariable, RowSource> _sources = [];

    /// <summary>The SQL of the rank of a row in the search; null if there is no search.</summary>
    public string? Rank { get; init; }

    /// <summary>Sets the source of the rows of a variable.</summary>
    public ExpressionSql With(RowVariable variable, RowSource source)
    {
        _sources[variable] = source;
        return this;
    }

    /// <summary>Returns the SQL of a value.</summary>
    public string Value(RowExpression expression) => expression switch
    {
        FieldExpression field => Column(field),
        ConstantExpression { Value: null } => "null",
        ConstantExpression { Value: { } value } => parameters.AddValue(value),
        ArithmeticExpression arithmetic => Arithmetic(arithmetic),
        NegationExpression negation => $"(- {Value(negation.Operand)})",
        SearchRankExpression => Rank ?? throw new InvalidOperationException("Without a search, rows have no rank."),
        FunctionExpression function => FunctionSql.Call(function, [.. function.Arguments.Select(Value)]),
        _ => $"({Condition(expression, isExact: true)})",
    };

    /// <summary>Returns the SQL of a condition.</summary>
    /// <param name="expression">The condition.</param>
    /// <param name="isExact">
    /// Whether a comparison must be false where SQL's is null. Otherwise, the condition only decides whether a row is read, so that null
    /// and false are the same, and the simpler SQL can use indexes.
    /// </param>
    public string Condition(RowExpression expression, bool isExact = false) => expression switch
    {
        ComparisonExpression comparison => Compare(comparison, isExact),
        InExpression list => In(list, isExact),
        LogicalExpression logical =>
            $"({Condition(logical.Left, isExact)} {(logical.IsAnd ? "and" : "or")} {Condition(logical.Right, isExact)})",
        NotExpression not => $"(not {Condition(not.Operand, isExact: true)})",
        QuantifierExpression quantifier => Quantify(quantifier),
        ConstantExpression { Value: null } => "null::boolean",
        _ => Value(expression),
    };

    private string Column(FieldExpression field)
    {
        var (path, last) = RowPath.Of(field);
        return path.Aggregate(_sources[field.Row], (source, reference) => source.Follow(reference)).Column(last);
    }

    private string Compare(ComparisonExpression comparison, bool isExact)
    {
        var (kind, left, right) = (comparison.Operator, comparison.Left, comparison.Right);
        if (IsNull(left) || IsNull(right))
        {
            return CompareWithNull(kind, IsNull(left) ? right : left);
        }
        if (kind == ComparisonOperator.Equal && CompareKey(left, right) is { } lookup)
        {
            return Exactly(lookup, isExact);
        }
        var bothMayBeNull = MayBeNull(left) && MayBeNull(right);
        return kind switch
        {
            ComparisonOperator.Equal when bothMayBeNull => $"({Value(left)} is not distinct from {Value(right)})",
            ComparisonOperator.NotEqual when MayBeNull(left) || MayBeNull(right) => $"({Value(left)} is distinct from {Value(right)})",
            _ => Exactly($"({Value(left)} {Operator(kind)} {Value(right)})", isExact && (MayBeNull(left) || MayBeNull(right))),
        };
    }

    private string CompareWithNull(ComparisonOperator kind, RowExpression other) => kind switch
    {
        ComparisonOperator.Equal => IsNull(other) ? "true" : $"({Value(other)} is null)",
        ComparisonOperator.NotEqual => IsNull(other) ? "false" : $"({Value(other)} is not null)",
        _ => "false",
    };

    private string In(InExpression list, bool isExact)
    {
        var values = list.Values.OfType<object>().ToList();
        if (list.Operand.Kind is not { } kind)
        {
            return values.Count < list.Values.Count ? "true" : "false";
        }
        var conditions = new List<string>();
        if (values.Count > 0)
        {
            var array = parameters.AddArray(kind, values);
            conditions.Add(CompareKey(list.Operand, () => $"= any({array})") ?? $"({Value(list.Operand)} = any({array}))");
        }
        if (values.Count < list.Values.Count)
        {
            conditions.Add($"({Value(list.Operand)} is null)");
        }
        return conditions.Count == 0 ? "false" : Exactly($"({string.Join(" or ", conditions)})", isExact);
    }

    private string Quantify(QuantifierExpression quantifier)
    {
        var owner = quantifier.Path.Aggregate(_sources[quantifier.Row], (source, reference) => source.Follow(reference));
        var from = owner.NewClause();
        var items = new RowSource(quantifier.Collection.Item, from);
        With(quantifier.Item, items);
        var condition = quantifier.Condition is { } given ? Condition(given, quantifier.IsAll) : "true";
        // Without it, the database may join the rows and compute the fields of each item for each of them.
        var ending = from.IsExpensive ? " offset 0" : "";
        return $"""
            ({(quantifier.IsAll ? "not " : "")}exists (
                select from {items.Table}
                {from.Joins}
                where {items.TenantCondition} and {items.Column(quantifier.Collection.Reference.Id)} = {owner.Column(owner.Entity.Id)}
                    and {(quantifier.IsAll ? $"not coalesce({condition}, false)" : condition)}{ending}))
            """;
    }

    private string Arithmetic(ArithmeticExpression arithmetic)
    {
        var (left, right) = (Operand(arithmetic.Left), Operand(arithmetic.Right));
        return $"({left} {Operator(arithmetic.Operator)} {right})";

        // 64 bits, because the result may have more bits than the operands.
        string Operand(RowExpression operand) => operand.Kind == ValueKind.Integer ? $"{Value(operand)}::bigint" : Value(operand);
    }

    private string? CompareKey(RowExpression left, RowExpression right) => (left, right) switch
    {
        (FieldExpression, ConstantExpression { Value: { } value }) => CompareKey(left, () => $"= {parameters.AddValue(value)}"),
        (ConstantExpression, FieldExpression) => CompareKey(right, left),
        _ => null,
    };

    /// <summary>
    /// Returns the SQL of a condition on the key of a referenced row; null if the operand is something else. The ids of the few rows that
    /// satisfy the condition are looked up first. With a join, the database could read all rows in the order of the list.
    /// </summary>
    private string? CompareKey(RowExpression operand, Func<string> condition)
    {
        if (operand is not FieldExpression field)
        {
            return null;
        }
        var (path, last) = RowPath.Of(field);
        return path.Count > 0 && last == path[^1].Target.Key ? LookUpKey(_sources[field.Row], path, 0, last, condition()) : null;
    }

    private static string LookUpKey(
        RowSource source, IReadOnlyList<ReferenceFields> path, int position, Field field, string condition)
    {
        if (position == path.Count)
        {
            return $"{source.Column(field)} {condition}";
        }
        var from = source.NewClause();
        var rows = new RowSource(path[position].Target, from);
        var match = LookUpKey(rows, path, position + 1, field, condition);
        return $"({source.Column(path[position].Id)} = any(array("
            + $"select {rows.Alias}.id from {rows.Table} {from.Joins} where {rows.TenantCondition} and {match})))";
    }

    private static string Exactly(string condition, bool isExact) => isExact ? $"coalesce({condition}, false)" : condition;

    private static bool IsNull(RowExpression expression) => expression is ConstantExpression { Value: null };

    private static bool MayBeNull(RowExpression expression) =>
        expression is not (ConstantExpression { Value: not null } or FieldExpression { IsNeverNull: true }
            or ComparisonExpression or InExpression or QuantifierExpression);

    private static string Operator(ComparisonOperator kind) => kind switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Less => "<",
        _ => "<=",
    };

    private static string Operator(ArithmeticOperator kind) => kind switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        _ => "%",
    };
}
