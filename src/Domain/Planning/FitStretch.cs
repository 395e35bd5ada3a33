namespace WorkOrders.Domain.Planning;

/// <summary>A stretch of time of a technician, and whether work can be planned in it.</summary>
/// <param name="Period">The stretch.</param>
/// <param name="Verdict">Whether the work can be planned in the stretch.</param>
/// <param name="Reasons">The codes of the rules that prevent it, as a plan would report them; empty if the work fits.</param>
public sealed record FitStretch(Period Period, FitVerdict Verdict, IReadOnlyList<string> Reasons);
