namespace WorkOrders.Domain.Planning;

/// <summary>A skill that a technician has.</summary>
/// <param name="SkillId">The id of the skill.</param>
/// <param name="Level">The level; higher is better. Null if the skill has no levels.</param>
/// <param name="ValidUntil">The last date on which the technician has the skill; null if it does not expire.</param>
public sealed record TechnicianSkill(Guid SkillId, int? Level = null, DateOnly? ValidUntil = null);
