using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Lists;

/// <summary>
/// Limits the responses of this process that stream all rows of a list, because each of them reads page after page, and holds one in
/// memory.
/// </summary>
/// <param name="maxReading">The number of streams that read a page at once, each with a database connection.</param>
/// <param name="maxStreams">The number of streams; at most half of them belong to the same tenant.</param>
public sealed class StreamSlots(int maxReading, int maxStreams) : TenantSlots(maxReading, maxStreams);
