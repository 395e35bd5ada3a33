using WorkOrders.Application.References;

namespace WorkOrders.Application.Imports;

/// <summary>The options of an import.</summary>
/// <param name="Mode">What happens if some rows are refused.</param>
/// <param name="OnExisting">What happens to rows that already exist.</param>
/// <param name="OnMissing">What happens to embedded objects that do not exist.</param>
public sealed record ImportOptions(ImportMode Mode, OnExisting OnExisting, OnMissing OnMissing)
{
    /// <summary>Returns the code of the problem that rows have no id or key by which an existing row could be found.</summary>
    public static string NothingToFindBy(OnExisting onExisting) => $"nothing_to_{onExisting.ToString().ToLowerInvariant()}_by";
}
