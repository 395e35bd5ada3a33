using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.Imports;

/// <summary>The outcome of storing one row of a file.</summary>
/// <param name="Saved">The row, which is stored if the import is stored; null if the row was refused.</param>
/// <param name="Problems">
/// The problems for which the row was refused, with pointers relative to the row; empty if it was accepted.
/// </param>
/// <param name="Warnings">The warnings about the row.</param>
public sealed record RowOutcome(SavedFileRow? Saved, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings)
{
    /// <summary>
    /// Returns the existing row with the same id or key, stored or earlier in the file; null if there is none, or if there are two.
    /// </summary>
    /// <param name="entity">The entity of the row.</param>
    public Guid? FindExisting(Entity entity) => Problems
        .Where(problem => problem.Code == "exists" && (problem.Pointer == $"/{entity.Id}" || problem.Pointer == $"/{entity.Key}"))
        .Select(problem => problem.Existing).Distinct().ToList() is [{ } one] ? one : null;

    /// <summary>Creates the outcome of a refused row.</summary>
    public static RowOutcome Refused(Problems problems) => new(null, problems.All, problems.Warnings);
}
