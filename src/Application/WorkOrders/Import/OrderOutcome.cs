using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The outcome of creating one order of a file.</summary>
/// <param name="Id">The order; null when it was refused.</param>
/// <param name="Planned">How many planning entries are created with it.</param>
/// <param name="Problems">Why it was refused, pointers counting from the order; empty when it was accepted.</param>
/// <param name="Warnings">Its warnings.</param>
public sealed record OrderOutcome(Guid? Id, int Planned, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Whether the order is stored if the import is.</summary>
    public bool IsAccepted => Id is not null;

    /// <summary>The existing order, stored or earlier in the file, with its id or reference; null when there is none, or two.</summary>
    public Guid? Existing => Problems.Where(problem => problem is { Code: "exists", Pointer: "/id" or "/reference_back_office" })
        .Select(problem => problem.Existing).Distinct().ToList() is [{ } one] ? one : null;

    /// <summary>The outcome of an order that was refused.</summary>
    public static OrderOutcome Refused(Problems problems) => new(null, 0, problems.All, problems.Warnings);
}
