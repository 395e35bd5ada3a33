using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>
/// Limits the proposals of this process, because each search fully uses one processor. One runs at once, and at most 6 run or wait, of
/// which at most 3 belong to the same tenant.
/// </summary>
public sealed class ProposalSlots() : TenantSlots(maxRunning: 1, maxSlots: 6);
