using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Imports;

/// <summary>A row as read from a file.</summary>
/// <param name="Index">The position in the file, from 0.</param>
/// <param name="Message">The row as a message; null if it could not be read.</param>
/// <param name="Problems">The problems and warnings found so far. Storing the row adds to them.</param>
public sealed record FileRow(int Index, EntityRecord? Message, Problems Problems);
