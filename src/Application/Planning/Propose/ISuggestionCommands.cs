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
    ChangeWorkOrderCommand Create(Guid order, long version, Guid technician, DateTimeOffset start);
}
