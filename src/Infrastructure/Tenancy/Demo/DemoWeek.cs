using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>
/// The week of a service company in Ghent, for the demo tenant: technicians, customers, and orders that are planned, suggested or open.
/// Everything is sent as commands, as a client would, and stored in one transaction.
/// </summary>
internal sealed class DemoWeek(IRequestTransactions transactions, IEnumerable<IRowCommands> commands, TimeProvider clock)
{
    /// <summary>Adds the week.</summary>
    /// <param name="caller">The sender of the commands.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task Add(Caller caller, CancellationToken cancellationToken)
    {
        var plan = DemoPlan.Read();
        var calendar = new DemoCalendar(clock.Now(), caller.Settings.TimeZone);
        await using var transaction = await transactions.Begin(caller.TenantId, isRetry: false, cancellationToken);
        var sender = new DemoSender(transaction, commands, caller);
        foreach (var row in plan.ToRecords(calendar))
        {
            await sender.Create(row, cancellationToken);
        }
        foreach (var planning in new DemoPlanning(calendar, caller.Settings.TimeZone).Commands(plan.Orders))
        {
            await sender.Send(planning, cancellationToken);
        }
        foreach (var progress in new DemoProgress(calendar).Commands(plan.Orders))
        {
            await sender.Send(progress, cancellationToken);
        }
        await transaction.Commit();
    }
}
