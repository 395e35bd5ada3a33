using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData.Save;

/// <summary>The result of saving a row. It is complete when the unit of work is complete.</summary>
/// <param name="Command">The command, with its references resolved.</param>
/// <param name="Row">The row; null if a dry run did not find it.</param>
public sealed record SavedRow(SaveRowCommand Command, Row? Row) : ISavedRow
{
    /// <summary>The values of the row, as the command writes them.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public EntityRecord Record => Row is { } row
        ? ((EntityRecord)row.Values) with { RowVersion = (row.Version ?? 0) + (Result == SaveResult.Unchanged ? 0 : 1) }
        : throw new InvalidOperationException("A row that was not found has no values.");

    /// <summary>What the command does to the row.</summary>
    public SaveResult Result => Row switch
    {
        null or { IsNew: true } => SaveResult.Created,
        { Changes.Count: > 0 } => SaveResult.Updated,
        _ => SaveResult.Unchanged,
    };

    /// <inheritdoc/>
    /// <remarks>The row is read again, for the keys of the rows that it refers to and for its computed fields.</remarks>
    public bool IsComplete => false;
}
