using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// Asks which rows refer to a row, such as before it is deleted. There is one <see cref="Referrers"/> answer for each reference by which
/// rows refer to it.
/// </summary>
/// <param name="Entity">The entity of the row.</param>
/// <param name="Id">The id of the row; null if its key is given.</param>
/// <param name="Key">The key of the row; null if its id is given.</param>
public sealed record ReferrersQuestion(Entity Entity, Guid? Id, string? Key) : ILookupQuestion;
