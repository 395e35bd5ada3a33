using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Candidates;

/// <summary>
/// Reads work orders and technicians for suggestions and proposals, in two round trips: the rows, then the agendas of the technicians.
/// </summary>
public sealed class CandidateReader(IReferenceReader reader, RequestContext context)
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Reads the orders that exist, with what the planning rules and costs read of them, and all users.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<CandidateRows> ReadRows(IReadOnlyCollection<RowAddress> orders, CancellationToken cancellationToken)
    {
        var rows = new ResolvedRows(await reader.Find(lookup => Collect(lookup, orders), cancellationToken));
        return new(rows, [.. orders.Select(order => rows.ById(Jobs, order.Id) ?? rows.ByKey(Jobs, order.Key))]);
    }

    /// <summary>Reads the agendas of technicians and of the teams they lead, and the last visits to the projects of orders.</summary>
    /// <param name="candidates">The orders.</param>
    /// <param name="technicians">The technicians. Members of teams whose leader is among them are not planned alone.</param>
    /// <param name="within">The period of the agendas; must not be empty.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<CandidateAgendas> ReadAgendas(
        CandidateRows candidates, IReadOnlyCollection<User> technicians, Period within, CancellationToken cancellationToken)
    {
        var read = new ResolvedRows(await reader.Find(Collect, cancellationToken));
        var agendas = new Agendas(read, context.Caller.Settings.TimeZone);
        var members = candidates.ActiveUsers.Where(user => user.TeamLeaderUserId is not null)
            .ToLookup(user => user.TeamLeaderUserId!.Value, user => user.Id!.Value);
        return new(
            [
                .. technicians.Select(user => agendas.Find(user.Id!.Value)).OfType<TechnicianAgenda>().Select(leader => new Team(
                    leader, [.. members[leader.Id].Select(agendas.Find).OfType<TechnicianAgenda>()])),
            ],
            read);

        void Collect(Lookup lookup)
        {
            foreach (var user in technicians)
            {
                lookup.Ask(new AvailabilityQuestion(user.Id, null, within.From, within.To));
            }
            foreach (var project in candidates.Orders.Select(order => order?.As<Job>().ProjectId).OfType<Guid>().Distinct())
            {
                lookup.Ask(new PreviousVisitQuestion(project, within.From));
            }
        }
    }

    private static void Collect(Lookup lookup, IReadOnlyCollection<RowAddress> orders)
    {
        foreach (var order in orders)
        {
            WorkOrderLoader.Collect(lookup, order.Id, order.Key);
        }
        lookup.For<Job>().Include(Jobs.ReferenceOf(nameof(Job.SkillId)));
        lookup.For<User>().IncludeAll = true;
        lookup.For<JobPriority>().IncludeAll = true;
        lookup.For<JobPriority>().AllColumns = true;
    }
}
