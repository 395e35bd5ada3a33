using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The outcome of creating one order of a file.</summary>
/// <param name="Id">The id of the order; null if it was refused.</param>
/// <param name="Planned">The number of planning entries that are created with the order.</param>
/// <param name="Problems">
/// The problems for which the order was refused, with pointers relative to the order; empty if it was accepted.
/// </param>
/// <param name="Warnings">The warnings about the order.</param>
public sealed record OrderOutcome(Guid? Id, int Planned, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Whether the order was accepted. It is stored if the import is stored.</summary>
    public bool IsAccepted => Id is not null;

    /// <summary>
    /// The existing order with the same id or reference, stored or earlier in the file; null if there is none, or if there are two.
    /// </summary>
    public Guid? Existing => Problems.Where(problem => problem is { Code: "exists", Pointer: "/id" or "/reference_back_office" })
        .Select(problem => problem.Existing).Distinct().ToList() is [{ } one] ? one : null;

    /// <summary>Creates the outcome of a refused order.</summary>
    public static OrderOutcome Refused(Problems problems) => new(null, 0, problems.All, problems.Warnings);
}
