using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData;

/// <summary>Refuses time zones of users that do not exist.</summary>
internal sealed class UserTimeZoneRule : IRowRule
{
    private static readonly Field Zone = Entity.Of<User>().FieldOf(nameof(User.TimeZone));

    /// <inheritdoc/>
    public Entity Entity { get; } = Entity.Of<User>();

    /// <inheritdoc/>
    public void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Sets(Zone) && row.As<User>().TimeZone is { } id && !TimeZoneId.TryFind(id, out _))
        {
            problems.Add(new(row.PointerTo(Zone), "unknown_time_zone",
                $"\"{id}\" is not an id of the IANA time zone database; send an id such as Europe/Brussels.", id));
        }
    }
}
