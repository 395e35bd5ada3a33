using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A row of which some fields change.</summary>
/// <param name="Id">Its primary key.</param>
/// <param name="Changes">What changes.</param>
/// <param name="Origin">Who asked for it.</param>
internal sealed record ChangedRow(Guid Id, IReadOnlyList<FieldChange> Changes, RequestOrigin Origin);
