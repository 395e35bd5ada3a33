using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Sessions of the database that wait for another.</summary>
internal static class Waiting
{
    /// <summary>Waits until somebody waits for what a transaction has written.</summary>
    public static Task UntilSomebodyWaitsFor(this TestTenant tenant, OpenWrite rival) => tenant.Until($"select exists ({For(rival)})");

    /// <summary>Asks for the server processes that wait for a transaction.</summary>
    public static string For(OpenWrite rival) => $"select pid from pg_locks where not granted and {rival.ProcessId} = any(pg_blocking_pids(pid))";
}
