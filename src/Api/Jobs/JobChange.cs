using WorkOrders.Api.Http;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Jobs;

/// <summary>A change of a work order, as a request sends it.</summary>
/// <param name="Address">How the request addresses the order; null if the address is a problem.</param>
/// <param name="Message">The message; null if it could not be read.</param>
internal sealed record JobChange(RowAddress? Address, Job? Message)
{
    /// <summary>Whether the message is the whole order or contains only the fields that change.</summary>
    public SaveMode Mode { get; init; } = SaveMode.Merge;

    /// <summary>The query parameters.</summary>
    public required WriteParameters Options { get; init; }

    /// <summary>The conditions on the version of the order.</summary>
    public required Precondition Precondition { get; init; }

    /// <summary>Whether the order is never created.</summary>
    public bool MustExist { get; init; }

    /// <summary>The reason for the change; null if none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the only change allowed is that of a completed order to a custom status based on Completed.</summary>
    public bool OnlyToVirtualStatus { get; init; }
}
