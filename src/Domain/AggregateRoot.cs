using MediatR;

namespace WorkOrders.Domain;

/// <summary>
/// The root of an aggregate. Its state changes only through its methods; it keeps the events it raises until they are taken.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<INotification> _events = [];

    /// <summary>Removes and returns the events that were raised since the last call, oldest first.</summary>
    public IReadOnlyList<INotification> TakeEvents()
    {
        INotification[] events = [.. _events];
        _events.Clear();
        return events;
    }

    /// <summary>Adds an event.</summary>
    protected void Raise(INotification domainEvent) => _events.Add(domainEvent);
}
