using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>A row as read from a file.</summary>
/// <param name="Index">The position in the file, from 0.</param>
/// <param name="Order">The requested order; null if the row could not be read.</param>
/// <param name="Problems">The problems and warnings found so far. Creating the order adds to them.</param>
public sealed record OrderRow(int Index, RequestedWorkOrder? Order, Problems Problems);
