using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.WorkOrders.Change;

namespace WorkOrders.Api.Jobs;

/// <summary>A command on a work order, such as Start.</summary>
internal sealed record CommandMessage
{
    /// <summary>When it happened, if it is reported later; defaults to the current time.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Reason, for the history of the work order.</summary>
    public string? Reason { get; init; }

    /// <summary>Technician who acts, by id.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Technician who acts, by key.</summary>
    public string? UserCode { get; init; }

    /// <summary>Adds the values of the message to a command.</summary>
    public RequestedAction AddTo(RequestedAction action) =>
        action.By(UserId, UserCode is null ? null : InvisibleText.Trim(UserCode).ToString()) with { OccurredAt = OccurredAt };
}
