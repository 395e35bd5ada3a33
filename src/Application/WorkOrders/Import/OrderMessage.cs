using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>One order of a file, as it was read.</summary>
/// <param name="Order">What is asked for.</param>
/// <param name="Problems">What was found wrong with it so far, and the warnings; form, references and rules add theirs to it.</param>
public sealed record OrderMessage(RequestedWorkOrder Order, Problems Problems);
