using WorkOrders.Application.Contract;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>A reference to a row that does not exist.</summary>
/// <param name="Problem">The problem, without suggestions.</param>
/// <param name="Entity">The referenced entity.</param>
/// <param name="Key">The key to find similar keys for; null if the reference was given by id.</param>
public sealed record UnresolvedReference(Problem Problem, Entity Entity, string? Key);
