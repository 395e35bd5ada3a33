using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Reads rows of any entity as clients get them.</summary>
internal static class RowReader
{
    /// <summary>
    /// Reads the rows with these addresses in one round trip. The result returns null for an address that no row has.
    /// </summary>
    public static async Task<Func<RowAddress, EntityRecord?>> Read(
        NpgsqlConnection connection, Guid tenant, Entity entity, IReadOnlyCollection<RowAddress> addresses) =>
        entity == Entity.Of<Job>()
            ? await JobReader.Read(connection, tenant, addresses)
            : await EntityReader.Of(entity).Read(connection, tenant, addresses);
}
