using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData;

/// <summary>Requires a period to end after it starts; a period of dates, whose end is inclusive, can be one day.</summary>
internal abstract class PeriodRule(Entity entity, string from, string to) : IRowRule
{
    private readonly (Field From, Field To) _fields = (entity.FieldOf(from), entity.FieldOf(to));

    /// <inheritdoc/>
    public Entity Entity => entity;

    /// <inheritdoc/>
    public void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        var (start, end) = (_fields.From.Get(row.Values), _fields.To.Get(row.Values));
        if (!(row.Sets(_fields.From) || row.Sets(_fields.To)) || start is null || end is null)
        {
            return;
        }
        var order = Comparer<object>.Default.Compare(start, end);
        if (order > 0 || (order == 0 && _fields.To.Kind != FieldKind.Date))
        {
            problems.Add(new(row.PointerTo(row.Sets(_fields.To) ? _fields.To : _fields.From), "ends_before_start",
                $"\"{_fields.To}\" must {(_fields.To.Kind == FieldKind.Date ? "not be before" : "be after")} \"{_fields.From}\".", end));
        }
    }
}

/// <summary>Requires the last date on which working time applies not to be before the first.</summary>
internal sealed class WorkingTimeRule()
    : PeriodRule(Entity.Of<WorkingTime>(), nameof(WorkingTime.ValidFrom), nameof(WorkingTime.ValidTo));

/// <summary>Requires an absence to end after it starts.</summary>
internal sealed class UserUnavailabilityRule()
    : PeriodRule(Entity.Of<UserUnavailability>(), nameof(UserUnavailability.DateFrom), nameof(UserUnavailability.DateTo));
