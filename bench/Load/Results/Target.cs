namespace WorkOrders.Load.Results;

/// <summary>A target for a result.</summary>
/// <param name="Bound">The bound in the unit of the row.</param>
/// <param name="IsFloor">Whether the bound is a minimum; otherwise it is a maximum.</param>
internal sealed record Target(double Bound, bool IsFloor)
{
    /// <summary>Creates a target with a minimum.</summary>
    public static Target AtLeast(double bound) => new(bound, true);

    /// <summary>Creates a target with a maximum.</summary>
    public static Target AtMost(double bound) => new(bound, false);

    /// <summary>Checks whether a result meets the target.</summary>
    public bool IsMetBy(double figure) => IsFloor ? figure >= Bound : figure <= Bound;

    /// <summary>Returns the target as text.</summary>
    public override string ToString() => $"{(IsFloor ? '≥' : '≤')} {Bound:0.##}";
}
