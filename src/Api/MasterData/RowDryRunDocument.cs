using System.Text.Json;
using WorkOrders.Api.Messages;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Save;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.MasterData;

/// <summary>The response to a dry run of a save of master data.</summary>
/// <param name="saved">The row, with the rows that the message embeds.</param>
/// <param name="problems">The problems and warnings.</param>
/// <param name="format">How values are written.</param>
internal sealed class RowDryRunDocument(SavedRow saved, Problems problems, ValueFormat format)
    : SaveDryRunDocument(saved, problems, format)
{
    /// <inheritdoc/>
    protected override void WriteRows(Utf8JsonWriter writer)
    {
        var (rows, row) = (saved.Command.Resolved, Problems.Any ? null : saved.Row);
        writer.WritePropertyName("row");
        if (row is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            Values.Write(writer, rows.WithKeys((EntityRecord)row.Entity.Fields.Copy(row.Values)));
        }
        WriteChanges(writer, row?.Changes ?? []);
        WriteReferences(writer, Reference.WithDescendants(saved.Command.Own.Children), rows);
    }
}
