using MediatR;

namespace WorkOrders.Domain;

/// <summary>
/// The base class of aggregate roots. Their state changes only through their methods, and they keep the events that they raise until the
/// unit of work collects them.
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
