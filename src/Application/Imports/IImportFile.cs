using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Imports;

/// <summary>
/// A received file with rows of one entity, stored outside memory. Rows are numbered from 0. Disposing the file also releases its import
/// slot.
/// </summary>
public interface IImportFile : IDisposable
{
    /// <summary>The entity of the rows.</summary>
    Entity Entity { get; }

    /// <summary>The keys of each row.</summary>
    IReadOnlyList<RowKeys> Keys { get; }

    /// <summary>The storage for the problems and warnings of the rows.</summary>
    IIssueSpool Issues { get; }

    /// <summary>Returns the length of a row in bytes.</summary>
    int LengthOf(int row);

    /// <summary>Returns the line on which a row begins, from 1; null if the format has no lines.</summary>
    int? LineOf(int row);

    /// <summary>Reads a row.</summary>
    FileRow Read(int row);
}
