using WorkOrders.Domain;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Keeps problems and warnings outside of memory, in the form in which they are answered.</summary>
public interface IIssueSpool
{
    /// <summary>Adds a list of them.</summary>
    /// <exception cref="InsufficientStorageException">There is no room for it.</exception>
    SpooledIssues Add(IEnumerable<Problem> issues);

    /// <summary>Copies a list.</summary>
    /// <param name="issues">The list.</param>
    /// <param name="destination">Receives its bytes; of its length.</param>
    void Read(SpooledIssues issues, Span<byte> destination);

    /// <summary>Removes all lists.</summary>
    void Clear();
}
