using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A changed or deleted row, as a statement receives it.</summary>
/// <param name="Id">The primary key.</param>
/// <param name="Version">The version that the row must still have; null when the last writer wins.</param>
/// <param name="Changes">The changed fields; none if the row is deleted.</param>
/// <param name="Reason">The reason for the change; null if none was given.</param>
/// <param name="Origin">The origin of the request.</param>
internal sealed record ChangedRow(Guid Id, long? Version, IReadOnlyList<FieldChange> Changes, string? Reason, RequestOrigin Origin);
