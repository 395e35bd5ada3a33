using WorkOrders.Application.Changes;

namespace WorkOrders.Api.Changes;

/// <summary>What a client asks of the change feed.</summary>
/// <param name="Query">The requested changes.</param>
/// <param name="Wait">The maximum time that the response waits for a change if there is none. A stream ignores it.</param>
internal sealed record ChangesRequest(GetChangesQuery Query, TimeSpan Wait);
