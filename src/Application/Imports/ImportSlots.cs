using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>
/// Limits the imports of this process, because each import holds a connection, a file and the rows that it writes. At most 2 imports run at
/// once, and at most 10 run or wait, of which at most 5 belong to the same tenant.
/// </summary>
public sealed class ImportSlots() : TenantSlots(maxRunning: 2, maxSlots: 10);
