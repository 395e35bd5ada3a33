using System.Buffers;
using WorkOrders.Application.Lists;

namespace WorkOrders.Api.Lists;

/// <summary>A text format for all rows of a list.</summary>
internal interface IRowFormat
{
    /// <summary>The header of the request on which the text depends.</summary>
    string VariesBy { get; }

    /// <summary>Writes the header, if the format has one.</summary>
    void WriteStart(IBufferWriter<byte> body);

    /// <summary>Writes a row.</summary>
    void Write(IBufferWriter<byte> body, RowLayout layout, IRowValues row);
}
