using Microsoft.OData.UriParser;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;

namespace WorkOrders.Api.OData;

/// <summary>
/// Converts the syntax tree of a filter or an order to an expression. Unknown nodes are refused, so that no condition is ignored.
/// </summary>
/// <param name="resolver">The resolver, which converts the literals of lists of values.</param>
/// <param name="input">The text that was parsed, which has the lists of values.</param>
internal sealed class ExpressionBinder(LiteralResolver resolver, ParserInput input)
{
    private const int MaxNodes = 500;

    /// <summary>The maximum number of different references that paths follow: each is a join, which takes time to plan.</summary>
    private const int MaxReferences = 30;

    /// <summary>The maximum number of <c>any</c> and <c>all</c> inside each other.</summary>
    private const int MaxQuantifiers = 3;

    /// <summary>The maximum number of values of an <c>in</c>.</summary>
    private const int MaxValues = 1000;

    private readonly Dictionary<string, RowVariable> _variables = new(StringComparer.Ordinal);
    private int _nodes;
    private readonly HashSet<(RowVariable, string)> _references = [];
    private int _quantifiers;

    /// <summary>Sets the row that a range variable of the syntax tree stands for.</summary>
    public ExpressionBinder With(RangeVariable variable, RowVariable row)
    {
        _variables[variable.Name] = row;
        return this;
    }

    /// <summary>Converts a node.</summary>
    /// <exception cref="QueryRefusedException">The node is not supported, or the expression is too large.</exception>
    public RowExpression Bind(QueryNode node)
    {
        // The parser adds conversions that the client has not written.
        if (node is not ConvertNode && ++_nodes > MaxNodes)
        {
            throw new QueryRefusedException(
                "too_complex", $"The expression has more than {MaxNodes} operators, functions, fields and values.");
        }
        return node switch
        {
            ConstantNode constant => LiteralBinder.Bind(constant),
            // An alias without a value is null.
            ParameterAliasNode => ConstantExpression.Null,
            ConvertNode convert => LiteralBinder.Convert(Bind(convert.Source), convert.TypeReference),
            BinaryOperatorNode binary => Bind(binary),
            UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => new NotExpression(Bind(not.Operand)),
            UnaryOperatorNode negate => Bind(negate.Operand) is { Kind: not null } operand
                ? new NegationExpression(operand)
                : ConstantExpression.Null,
            InNode list => Bind(list),
            SingleValuePropertyAccessNode property => Property(property),
            SingleNavigationNode reference => Reference(reference),
            SingleValueFunctionCallNode call => FunctionBinder.Bind(call, this),
            AnyNode any => Quantify(any, isAll: false),
            AllNode all => Quantify(all, isAll: true),
            CountNode => throw QueryRefusedException.NotSupported("$count in a query", "$count"),
            _ => throw QueryRefusedException.NotSupported($"The expression \"{node.Kind}\""),
        };
    }

    private RowExpression Bind(BinaryOperatorNode node)
    {
        var (left, right) = (Bind(node.Left), Bind(node.Right));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.And => new LogicalExpression(IsAnd: true, left, right),
            BinaryOperatorKind.Or => new LogicalExpression(IsAnd: false, left, right),
            BinaryOperatorKind.Equal => Compare(ComparisonOperator.Equal, left, right),
            BinaryOperatorKind.NotEqual => Compare(ComparisonOperator.NotEqual, left, right),
            BinaryOperatorKind.GreaterThan => Compare(ComparisonOperator.Greater, left, right),
            BinaryOperatorKind.GreaterThanOrEqual => Compare(ComparisonOperator.GreaterOrEqual, left, right),
            BinaryOperatorKind.LessThan => Compare(ComparisonOperator.Less, left, right),
            BinaryOperatorKind.LessThanOrEqual => Compare(ComparisonOperator.LessOrEqual, left, right),
            BinaryOperatorKind.Add => Arithmetic(ArithmeticOperator.Add, left, right),
            BinaryOperatorKind.Subtract => Arithmetic(ArithmeticOperator.Subtract, left, right),
            BinaryOperatorKind.Multiply => Arithmetic(ArithmeticOperator.Multiply, left, right),
            BinaryOperatorKind.Divide => Arithmetic(ArithmeticOperator.Divide, left, right),
            BinaryOperatorKind.Modulo => Arithmetic(ArithmeticOperator.Modulo, left, right),
            _ => throw QueryRefusedException.NotSupported(
                $"The operator {node.OperatorKind.ToString().ToLowerInvariant()}", node.OperatorKind.ToString()),
        };
    }

    private static ComparisonExpression Compare(ComparisonOperator comparison, RowExpression left, RowExpression right) =>
        (left, right) switch
        {
            (_, ConstantExpression { Value: DateTimeOffset moment }) when InstantComparison.IsInexact(moment) =>
                InstantComparison.Exact(comparison, left, moment),
            (ConstantExpression { Value: DateTimeOffset moment }, _) when InstantComparison.IsInexact(moment) =>
                InstantComparison.Exact(InstantComparison.Reverse(comparison), right, moment),
            _ => new(comparison, left, right),
        };

    private static RowExpression Arithmetic(ArithmeticOperator kind, RowExpression left, RowExpression right)
    {
        if (left.Kind is null || right.Kind is null)
        {
            return ConstantExpression.Null;
        }
        ValueKind? result = (left.Kind, kind, right.Kind) switch
        {
            (ValueKind.Integer, _, ValueKind.Integer) => ValueKind.Integer,
            (ValueKind.Integer or ValueKind.Decimal, _, ValueKind.Integer or ValueKind.Decimal) => ValueKind.Decimal,
            (ValueKind.Instant, ArithmeticOperator.Add or ArithmeticOperator.Subtract, ValueKind.Duration) => ValueKind.Instant,
            (ValueKind.Instant, ArithmeticOperator.Subtract, ValueKind.Instant) => ValueKind.Duration,
            (ValueKind.Duration, ArithmeticOperator.Add or ArithmeticOperator.Subtract, ValueKind.Duration) => ValueKind.Duration,
            (ValueKind.Duration, ArithmeticOperator.Multiply or ArithmeticOperator.Divide, ValueKind.Integer or ValueKind.Decimal) =>
                ValueKind.Duration,
            _ => null,
        };
        return result is { } value
            ? new ArithmeticExpression(value, kind, left, right)
            : throw QueryRefusedException.NotSupported($"The operation {kind} on the types {left.Kind} and {right.Kind}");
    }

    private InExpression Bind(InNode node)
    {
        if (node.Right is not CollectionConstantNode list)
        {
            throw QueryRefusedException.NotSupported("An \"in\" without a list of literals");
        }
        var literals = input.Literals(list);
        if (literals.Count > MaxValues)
        {
            throw new QueryRefusedException(
                "too_complex", $"\"in\" has {literals.Count:N0} values; at most {MaxValues:N0} are allowed.", "in");
        }
        var operand = Bind(node.Left);
        var values = literals.Select(item => LiteralBinder.Bind(resolver.ReadItem(item.Literal, item.Position, node.Left)));
        return new(operand, [.. values.Where(value => LiteralBinder.CanEqual(value, operand.Kind))
            .Select(value => LiteralBinder.ValueFor(value, operand.Kind))]);
    }

    private FieldExpression Property(SingleValuePropertyAccessNode node)
    {
        var (row, path) = Path(node.Source);
        var entity = path.Count > 0 ? path[^1].Target : row.Entity;
        var field = entity.Fields.Find(node.Property.Name);
        return field is { Kind: not FieldKind.List }
            ? new(row, path, field)
            : throw QueryRefusedException.NotSupported($"A condition on \"{node.Property.Name}\"", node.Property.Name);
    }

    /// <summary>The value of a referenced row is its id, which is null if there is no such row.</summary>
    private FieldExpression Reference(SingleNavigationNode node)
    {
        var (row, path) = Path(node);
        return new(row, [.. path.SkipLast(1)], path[^1].Id);
    }

    private QuantifierExpression Quantify(LambdaNode node, bool isAll)
    {
        if (node.Source is not CollectionNavigationNode source)
        {
            throw QueryRefusedException.NotSupported("A lambda operator on a value that is not a collection of rows");
        }
        var (row, path) = Path(source.Source);
        var owner = path.Count > 0 ? path[^1].Target : row.Entity;
        var collection = owner.Collections.Single(collection => collection.Name == source.NavigationProperty.Name);
        var item = new RowVariable(collection.Item);
        if (node.CurrentRangeVariable is null)
        {
            return new(isAll, row, path, collection, item, null);
        }
        if (++_quantifiers > MaxQuantifiers)
        {
            throw new QueryRefusedException("too_complex", $"At most {MaxQuantifiers} any and all can be inside each other.");
        }
        With(node.CurrentRangeVariable, item);
        var condition = Bind(node.Body);
        _quantifiers--;
        return new(isAll, row, path, collection, item, condition);
    }

    private (RowVariable Row, IReadOnlyList<ReferenceFields> Path) Path(QueryNode node)
    {
        switch (node)
        {
            case ResourceRangeVariableReferenceNode variable:
                return (_variables[variable.Name], []);
            case SingleNavigationNode navigation:
                var (row, path) = Path(navigation.Source);
                path = [.. path, References.Find(path.Count > 0 ? path[^1].Target : row.Entity, navigation.NavigationProperty)];
                _references.Add((row, string.Join('/', path.Select(reference => reference.NavigationName))));
                return _references.Count <= MaxReferences
                    ? (row, path)
                    : throw new QueryRefusedException("too_complex", $"The paths follow more than {MaxReferences} references.");
            default:
                throw QueryRefusedException.NotSupported($"A path through \"{node.Kind}\"");
        }
    }
}
