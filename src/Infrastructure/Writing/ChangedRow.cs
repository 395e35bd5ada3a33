using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A changed row, as an update statement receives it.</summary>
/// <param name="Id">The primary key.</param>
/// <param name="Version">The version that the row must still have; null when the last writer wins.</param>
/// <param name="Changes">The changed fields.</param>
/// <param name="Origin">The origin of the request.</param>
internal sealed record ChangedRow(Guid Id, long? Version, IReadOnlyList<FieldChange> Changes, RequestOrigin Origin);
