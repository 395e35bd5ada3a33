namespace WorkOrders.Application.Planning.Board;

/// <summary>A skill of a technician.</summary>
/// <param name="Id">The id of the skill.</param>
/// <param name="Code">The code of the skill; null if it has none.</param>
/// <param name="Level">The level; null if the skill has no levels.</param>
/// <param name="ValidUntil">The last date on which the technician has the skill; null if it does not expire.</param>
public sealed record BoardSkill(Guid Id, string? Code, int? Level, DateOnly? ValidUntil);
