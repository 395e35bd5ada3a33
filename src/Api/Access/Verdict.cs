using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>What a check of a credential came to.</summary>
internal abstract record Verdict
{
    /// <summary>It is right, and this is who sends it.</summary>
    public sealed record Granted(Caller Caller) : Verdict;

    /// <summary>It is wrong; nobody is told in what.</summary>
    public sealed record Refused : Verdict;

    /// <summary>Too many passwords are waiting to be checked; this one was not.</summary>
    public sealed record Busy : Verdict;
}
