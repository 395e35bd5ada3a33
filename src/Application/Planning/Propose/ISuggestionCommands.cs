using WorkOrders.Application.WorkOrders.Change;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Creates the commands that suggest technicians and times for orders.</summary>
public interface ISuggestionCommands
{
    /// <summary>Creates the command that gives an order the status Suggested, with a technician and a start.</summary>
    /// <param name="order">The id of the order.</param>
    /// <param name="version">The version that the order must have.</param>
    /// <param name="technician">The id of the technician.</param>
    /// <param name="start">The start (UTC).</param>
    ChangeWorkOrderCommand Suggest(Guid order, long version, Guid technician, DateTimeOffset start);

    /// <summary>Creates the command that gives a suggested order the status ToBePlanned, without technician and start.</summary>
    /// <param name="order">The id of the order.</param>
    /// <param name="version">The version that the order must have.</param>
    ChangeWorkOrderCommand Withdraw(Guid order, long version);
}
