namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>What a program that ran to its end left behind: its exit code and all it printed.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output)
{
    /// <summary>True when the program itself says that it did what it was asked.</summary>
    public bool Succeeded => ExitCode == 0;
}
