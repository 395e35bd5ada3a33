using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>The result of a command that saves a row.</summary>
public interface ISavedRow
{
    /// <summary>What the command does to the row.</summary>
    SaveResult Result { get; }

    /// <summary>The row as the command writes it; null if a dry run found problems.</summary>
    EntityRecord? Record { get; }

    /// <summary>Whether the record has everything that clients get, so that the row need not be read again.</summary>
    bool IsComplete { get; }
}
