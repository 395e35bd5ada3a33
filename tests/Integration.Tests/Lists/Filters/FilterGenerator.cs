namespace WorkOrders.Integration.Tests.Lists.Filters;

/// <summary>Generates random filters over sample rows.</summary>
/// <param name="random">The source of random decisions.</param>
/// <param name="rows">The rows; constants are often values of these rows, so that conditions are true for some of them.</param>
/// <param name="entity">The entity of the list.</param>
internal sealed class FilterGenerator(Random random, SampleRows rows, string entity)
{
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];

    private readonly List<(string Variable, string Entity)> _variables = [("", entity)];

    /// <summary>Returns a condition.</summary>
    public FilterNode Condition(int depth) => random.Next(depth > 0 ? 12 : 6) switch
    {
        0 => In(),
        1 => TextPredicate(depth),
        2 => random.Next(3) == 0 ? new LiteralNode(FilterType.Boolean, random.Next(2) == 0) : Field(FilterType.Boolean),
        3 or 4 or 5 or 6 => Compare(depth),
        7 or 8 => new LogicalNode(random.Next(2) == 0, Condition(depth - 1), Condition(depth - 1)),
        9 => new NotNode(Condition(depth - 1)),
        10 => Quantify(depth),
        _ => new ComparisonNode(random.Next(2) == 0 ? "eq" : "ne", Condition(depth - 1), Condition(depth - 1)),
    };

    private FilterNode Compare(int depth)
    {
        var type = (FilterType)random.Next(1, 8);
        // Projects and the rows that they refer to have no decimal field.
        type = type == FilterType.Decimal && entity == "project" ? FilterType.Integer : type;
        var left = Value(type, depth);
        var right = random.Next(10) switch
        {
            0 => new LiteralNode(type, null),
            1 or 2 or 3 => Value(type, depth),
            4 when type == FilterType.Integer => Constant(FilterType.Decimal, left),
            _ => Constant(type, left),
        };
        // Rounded quotients are not the same in memory, so only numbers that are not computed are compared for equality.
        var isExact = type is not FilterType.Decimal || (left is FieldNode && right is FieldNode or LiteralNode);
        var isOrdered = type is not FilterType.Guid && right is not LiteralNode { Value: null };
        return new ComparisonNode(Comparisons[isOrdered ? random.Next(isExact ? 0 : 2, 6) : random.Next(2)], left, right);
    }

    private FilterNode In()
    {
        var value = Field(OneOf(FilterType.Text, FilterType.Integer, FilterType.Guid, FilterType.Instant,
            entity == "project" ? FilterType.Integer : FilterType.Decimal));
        // The parser refuses null in a list for a field that is never null.
        var isNullable = FilterFields.IsNullable(value.Field);
        var literals = Enumerable.Range(0, random.Next(1, 6))
            .Select(_ => isNullable && random.Next(8) == 0 ? new LiteralNode(value.Type, null) : Constant(value.Type, value));
        return new InNode(value, [.. literals]);
    }

    private CallNode TextPredicate(int depth)
    {
        var text = Value(FilterType.Text, depth - 1);
        return new(FilterType.Boolean, OneOf("contains", "startswith", "endswith"),
            text, random.Next(5) == 0 ? Value(FilterType.Text, 0) : Part(text));
    }

    private FilterNode Quantify(int depth)
    {
        var owners = _variables.Where(variable => variable.Entity is "jobs" or "job_planning").ToList();
        if (owners.Count == 0 || _variables.Count > 3)
        {
            return Compare(depth - 1);
        }
        var (owner, ownerEntity) = owners[random.Next(owners.Count)];
        string[] path = ownerEntity == "job_planning" ? ["jobs"] : random.Next(4) == 0 ? ["_parent_job"] : [];
        if (random.Next(6) == 0)
        {
            return new LambdaNode(IsAll: false, owner, path, "", null);
        }
        var variable = $"v{_variables.Count}";
        _variables.Add((variable, "job_planning"));
        var condition = Condition(depth - 1);
        _variables.RemoveAt(_variables.Count - 1);
        return new LambdaNode(random.Next(2) == 0, owner, path, variable, condition);
    }

    private FilterNode Value(FilterType type, int depth)
    {
        if (depth <= 0 || random.Next(2) == 0)
        {
            return type == FilterType.Duration ? Difference() : type == FilterType.Date ? DateOf(depth) : Field(type);
        }
        return type switch
        {
            FilterType.Text => TextFunction(depth - 1),
            FilterType.Integer => IntegerFunction(depth - 1),
            FilterType.Decimal => DecimalFunction(depth - 1),
            FilterType.Instant => random.Next(8) == 0
                ? new CallNode(FilterType.Instant, "now")
                : new ArithmeticNode(type, random.Next(2) == 0 ? "add" : "sub", Field(type), Constant(FilterType.Duration, null)),
            FilterType.Duration => random.Next(2) == 0
                ? new ArithmeticNode(type, random.Next(2) == 0 ? "add" : "sub", Difference(), Constant(type, null))
                : new NegationNode(Difference()),
            FilterType.Date => DateOf(depth),
            _ => Field(type),
        };
    }

    private CallNode TextFunction(int depth) => random.Next(5) switch
    {
        0 => new(FilterType.Text, "concat", Value(FilterType.Text, depth), Part(Field(FilterType.Text))),
        1 => new(FilterType.Text, "substring", Value(FilterType.Text, depth), Small()),
        2 => new(FilterType.Text, "substring", Value(FilterType.Text, depth), Small(), Small()),
        _ => new(FilterType.Text, OneOf("tolower", "toupper", "trim"),
            Value(FilterType.Text, depth)),
    };

    private FilterNode IntegerFunction(int depth) => random.Next(5) switch
    {
        0 => new CallNode(FilterType.Integer, "length", Value(FilterType.Text, depth)),
        1 => new CallNode(FilterType.Integer, "indexof", Value(FilterType.Text, depth), Part(Field(FilterType.Text))),
        2 => new CallNode(FilterType.Integer, OneOf("year", "month", "day", "hour", "minute"),
            Value(FilterType.Instant, depth)),
        3 => new NegationNode(Field(FilterType.Integer)),
        _ => Arithmetic(FilterType.Integer, Value(FilterType.Integer, depth), new(FilterType.Integer, random.NextInt64(1, 9))),
    };

    private FilterNode DecimalFunction(int depth) => random.Next(3) switch
    {
        0 => new CallNode(FilterType.Decimal, OneOf("round", "floor", "ceiling"),
            Value(FilterType.Decimal, depth)),
        1 => new NegationNode(Field(FilterType.Decimal)),
        _ => Arithmetic(FilterType.Decimal, Value(FilterType.Decimal, depth), new(FilterType.Decimal, random.Next(1, 40) / 4m + 0.1m)),
    };

    private ArithmeticNode Arithmetic(FilterType type, FilterNode left, LiteralNode right) =>
        new(type, OneOf("add", "sub", "mul", "div", "mod"), left, right);

    private ArithmeticNode Difference() => new(FilterType.Duration, "sub", Field(FilterType.Instant), Field(FilterType.Instant));

    private CallNode DateOf(int depth) => new(FilterType.Date, "date", Value(FilterType.Instant, depth - 1));

    private LiteralNode Small() => new(FilterType.Integer, (long)random.Next(6));

    /// <summary>Returns a field, of the row or of one that it refers to.</summary>
    private FieldNode Field(FilterType type)
    {
        while (true)
        {
            var (variable, start) = _variables[random.Next(_variables.Count)];
            var (path, target) = FilterFields.Path(random, start);
            var names = FilterFields.Of(target, type);
            if (names.Length > 0)
            {
                return new(type, variable, path, names[random.Next(names.Length)]);
            }
        }
    }

    private LiteralNode Constant(FilterType type, FilterNode? like) => new(type, type switch
    {
        FilterType.Date => DateOnly.FromDateTime(SampleValues.Instant(random).UtcDateTime),
        FilterType.Duration => TimeSpan.FromSeconds(random.Next(-100, 100) * random.Next(1, 5000)),
        FilterType.Boolean => random.Next(2) == 0,
        _ => like is FieldNode field && random.Next(4) > 0 && Existing(field) is { } value ? value : Random(type),
    });

    private object Random(FilterType type) => type switch
    {
        FilterType.Text => SampleValues.Text(random),
        FilterType.Integer => SampleValues.Integer(random),
        FilterType.Decimal => SampleValues.Decimal(random),
        FilterType.Instant => SampleValues.Instant(random),
        _ => Guid.NewGuid(),
    };

    private LiteralNode Part(FilterNode text)
    {
        var whole = text is FieldNode field && Existing(field) is string existing ? existing : SampleValues.Text(random);
        var runes = whole.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var start = random.Next(runes.Count + 1);
        return new(FilterType.Text, string.Concat(runes.Skip(start).Take(random.Next(4))));
    }

    private object? Existing(FieldNode field)
    {
        var all = rows.All[_variables.First(variable => variable.Variable == field.Variable).Entity];
        return field.Evaluate(new Dictionary<string, SampleRow> { [field.Variable] = all[random.Next(all.Count)] });
    }

    private T OneOf<T>(params ReadOnlySpan<T> values) => values[random.Next(values.Length)];
}
