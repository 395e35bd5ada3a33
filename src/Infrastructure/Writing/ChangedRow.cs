using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A row as an update statement receives it.</summary>
/// <param name="Id">Its primary key.</param>
/// <param name="Version">The version it must still have; null when the last writer wins.</param>
/// <param name="Changes">The changed fields.</param>
/// <param name="Origin">Who asked for it.</param>
internal sealed record ChangedRow(Guid Id, long? Version, IReadOnlyList<FieldChange> Changes, RequestOrigin Origin);
