using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>One row of a file, as it was read.</summary>
/// <param name="Index">Its position in the file, from 0.</param>
/// <param name="Order">The order it asks for; null when it could not be read.</param>
/// <param name="Problems">What is wrong with it so far, and its warnings; creating the order adds to them.</param>
public sealed record OrderRow(int Index, RequestedWorkOrder? Order, Problems Problems);
