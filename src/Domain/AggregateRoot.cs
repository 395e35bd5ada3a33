using MediatR;

namespace WorkOrders.Domain;

/// <summary>The one object through which a cluster of state changes; it keeps the events it raised until they are published.</summary>
public abstract class AggregateRoot
{
    private readonly List<INotification> _events = [];

    /// <summary>What has happened to this aggregate and is not published yet, oldest first.</summary>
    public IReadOnlyList<INotification> Events => _events;

    /// <summary>Notes that something has happened.</summary>
    protected void Raise(INotification happened) => _events.Add(happened);
}
