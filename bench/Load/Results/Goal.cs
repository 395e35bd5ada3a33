namespace WorkOrders.Load.Results;

/// <summary>What is to be reached.</summary>
/// <param name="Bound">The figure.</param>
/// <param name="IsFloor">Whether it is to be reached at least, or at most.</param>
/// <param name="Unit">Of what.</param>
internal sealed record Goal(double Bound, bool IsFloor, string Unit)
{
    /// <summary>Not less than this.</summary>
    public static Goal AtLeast(double bound, string unit) => new(bound, true, unit);

    /// <summary>Not more than this.</summary>
    public static Goal AtMost(double bound, string unit) => new(bound, false, unit);

    /// <summary>Whether a figure does.</summary>
    public bool IsMetBy(double figure) => IsFloor ? figure >= Bound : figure <= Bound;

    /// <summary>A figure in its unit.</summary>
    public string Show(double figure) => $"{figure:0.##} {Unit}";

    /// <summary>The goal in words.</summary>
    public override string ToString() => $"{(IsFloor ? '≥' : '≤')} {Show(Bound)}";
}
