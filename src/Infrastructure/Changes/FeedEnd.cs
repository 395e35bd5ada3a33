using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Infrastructure.Changes;

/// <summary>The position of the last change of a tenant.</summary>
internal static class FeedEnd
{
    /// <summary>The query; <c>tenant</c> is its parameter.</summary>
    public const string Select = "select coalesce(max(last), 0) from change_position where tenant_id = @tenant";

    /// <summary>Refuses a position that the feed has not reached.</summary>
    /// <exception cref="RefusedException">The feed has not reached the position yet.</exception>
    public static void RequireReached(long after, long last, Problems problems)
    {
        if (after <= last)
        {
            return;
        }
        problems.Add(new("", "bad_parameter",
            $"\"after\" is {after}, but the last change is {last}. Use the \"next\" of an earlier response for this tenant, " +
            "or the id of its last event. If the database was restored from a backup, changes that you have read may be missing from it: " +
            "start again from the beginning.",
            after, last) { Kind = ProblemKind.Malformed });
        problems.ThrowIfAny();
    }
}
