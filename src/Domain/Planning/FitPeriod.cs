namespace WorkOrders.Domain.Planning;

/// <summary>A part of a technician's time, and whether work can be planned in it.</summary>
/// <param name="Period">The period (UTC).</param>
/// <param name="Verdict">Whether the work can be planned in the period.</param>
/// <param name="Reasons">The codes of the rules that prevent it, as a plan would report them; empty if the work fits.</param>
public sealed record FitPeriod(Period Period, FitVerdict Verdict, IReadOnlyList<string> Reasons);
