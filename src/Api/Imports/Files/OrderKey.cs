namespace WorkOrders.Api.Imports.Files;

/// <summary>What a row calls an order: one of the two is given.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">Its key in other systems.</param>
internal readonly record struct OrderKey(Guid? Id, string? Reference);
