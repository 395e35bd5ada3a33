namespace WorkOrders.Load.Results;

/// <summary>The plan of a page of a list.</summary>
/// <param name="Page">The list and the page.</param>
/// <param name="Scans">The scans of the plan.</param>
internal sealed record ListPlan(string Page, string Scans);
