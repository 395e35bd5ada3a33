using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>What became of one order of a file.</summary>
/// <param name="Id">The order, when it was accepted; null when it was refused.</param>
/// <param name="Planned">How many planning entries came with it.</param>
/// <param name="Problems">Why it was refused, pointers counting from the order; empty when it was accepted.</param>
/// <param name="Warnings">What should be known besides.</param>
public sealed record OrderOutcome(Guid? Id, int Planned, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Whether the order is one of those that are stored when the import is.</summary>
    public bool IsAccepted => Id is not null;

    /// <summary>The one stored order, or order before it in the file, that it is already; null when there is none, or its id and its reference name two.</summary>
    public Guid? Existing => Problems.Where(problem => problem is { Code: "exists", Pointer: "/id" or "/reference_back_office" })
        .Select(problem => problem.Existing).Distinct().ToList() is [{ } one] ? one : null;

    /// <summary>An order that was refused.</summary>
    public static OrderOutcome Refused(Problems problems) => new(null, 0, problems.All, problems.Warnings);
}
