using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>One row of a file, as it was read.</summary>
/// <param name="Index">Its place in the file, from 0.</param>
/// <param name="Order">What it asks for; null when it could not be read at all.</param>
/// <param name="Problems">What is wrong with it so far, and the warnings.</param>
public sealed record OrderRow(int Index, RequestedWorkOrder? Order, Problems Problems);
