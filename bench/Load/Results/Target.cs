namespace WorkOrders.Load.Results;

/// <summary>What is to be reached.</summary>
/// <param name="Bound">The figure, in the unit of its row.</param>
/// <param name="IsFloor">Whether it is to be reached at least, or at most.</param>
internal sealed record Goal(double Bound, bool IsFloor)
{
    /// <summary>Not less than this.</summary>
    public static Goal AtLeast(double bound) => new(bound, true);

    /// <summary>Not more than this.</summary>
    public static Goal AtMost(double bound) => new(bound, false);

    /// <summary>Whether a figure does.</summary>
    public bool IsMetBy(double figure) => IsFloor ? figure >= Bound : figure <= Bound;

    /// <summary>The goal in words.</summary>
    public override string ToString() => $"{(IsFloor ? '≥' : '≤')} {Bound:0.##}";
}
