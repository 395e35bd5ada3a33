namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The result of a program that has ended: its exit code, and what it printed to both streams.</summary>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Whether the program reported success.</summary>
    public bool Succeeded => ExitCode == 0;
}
