namespace WorkOrders.Api.Planning;

/// <summary>Changes of planning entries that are made together.</summary>
internal sealed record ApplyMessage
{
    /// <summary>The largest number of changes.</summary>
    public const int MaxChanges = 1000;

    /// <summary>The changes; either all are made or none.</summary>
    public IReadOnlyList<PlanningLine>? Changes { get; init; }
}
