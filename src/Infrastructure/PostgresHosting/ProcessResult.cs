namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The result of a process that has ended: its exit code, and its output on both streams.</summary>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Whether the process reported success.</summary>
    public bool Succeeded => ExitCode == 0;
}
