using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Sessions of the database that wait for another.</summary>
internal static class LockWaits
{
    /// <summary>Waits until somebody waits for what a transaction has written.</summary>
    public static Task WaitUntilBlockedBy(this TestTenant tenant, OpenTransaction rival) => tenant.Until($"select exists ({BlockedBy(rival)})");

    /// <summary>Asks for the server processes that wait for a transaction.</summary>
    public static string BlockedBy(OpenTransaction rival) => $"select pid from pg_locks where not granted and {rival.ProcessId} = any(pg_blocking_pids(pid))";
}
