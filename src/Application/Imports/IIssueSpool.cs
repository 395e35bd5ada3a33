using WorkOrders.Domain;

namespace WorkOrders.Application.Imports;

/// <summary>Stores problems and warnings outside memory, in the format of the response.</summary>
public interface IIssueSpool
{
    /// <summary>Adds a list of problems or warnings.</summary>
    /// <exception cref="InsufficientStorageException">There is no space for the list.</exception>
    SpooledIssues Add(IEnumerable<Problem> issues);

    /// <summary>Copies a list to a buffer.</summary>
    /// <param name="issues">The list.</param>
    /// <param name="destination">Receives the bytes of the list, and has the same length.</param>
    void Read(SpooledIssues issues, Span<byte> destination);

    /// <summary>Removes all lists.</summary>
    void Clear();
}
