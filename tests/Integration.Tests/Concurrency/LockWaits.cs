using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Database sessions that wait for a lock.</summary>
internal static class LockWaits
{
    /// <summary>Waits until a session is blocked by a transaction.</summary>
    public static Task WaitUntilBlockedBy(this TestTenant tenant, OpenTransaction rival) =>
        tenant.Until($"select exists ({BlockedBy(rival)})");

    /// <summary>Returns a query for the server processes that are blocked by a transaction.</summary>
    public static string BlockedBy(OpenTransaction rival) =>
        $"select pid from pg_locks where not granted and {rival.ProcessId} = any(pg_blocking_pids(pid))";
}
