using MediatR;

namespace WorkOrders.Domain;

/// <summary>
/// The root of an aggregate: its state changes only through it, and it keeps the events that it raised until they are published.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<INotification> _events = [];

    /// <summary>The events that are not published yet, oldest first.</summary>
    public IReadOnlyList<INotification> Events => _events;

    /// <summary>Adds an event.</summary>
    protected void Raise(INotification domainEvent) => _events.Add(domainEvent);
}
