using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Availability;

/// <summary>The agendas of technicians, as a lookup has read them.</summary>
/// <param name="rows">The rows of this attempt.</param>
/// <param name="tenantZone">The time zone of the tenant.</param>
public sealed class Agendas(ResolvedRows rows, TimeZoneInfo tenantZone)
{
    private readonly Dictionary<Guid, TechnicianAgenda?> _agendas = [];

    /// <summary>Returns the agenda of a technician; null if it was not looked up.</summary>
    /// <param name="userId">The id of the technician.</param>
    public TechnicianAgenda? Find(Guid userId)
    {
        if (!_agendas.TryGetValue(userId, out var agenda))
        {
            // Requests that were looked up together may have asked for different time ranges.
            var answers = rows.Stored.AnswersAbout<TechnicianAvailability>(userId).ToList();
            agenda = answers.Count == 0 ? null : TechnicianAvailability.Merge(answers).ToAgenda(tenantZone);
            _agendas[userId] = agenda;
        }
        return agenda;
    }

    /// <summary>Replaces entries in the agendas of technicians by those that a request plans.</summary>
    /// <param name="removed">The ids of entries that are moved or deleted.</param>
    /// <param name="added">The entries as they are planned, by technician.</param>
    public void Replace(IReadOnlySet<Guid> removed, ILookup<Guid, Booking> added)
    {
        foreach (var userId in _agendas.Keys.Union(added.Select(entries => entries.Key)).ToList())
        {
            if (Find(userId) is { } agenda)
            {
                _agendas[userId] = agenda with
                {
                    Bookings = [.. agenda.Bookings.Where(booking => !removed.Contains(booking.EntryId)).Concat(added[userId])
                        .OrderBy(booking => booking.Period.From)],
                };
            }
        }
    }
}
