using System.Text.Json;
using WorkOrders.Application.WorkOrders.Tree;

namespace WorkOrders.Api.Jobs;

/// <summary>The response with the tree in which a work order stands: its topmost order, with all orders below it.</summary>
/// <param name="Top">The topmost order.</param>
internal sealed record JobTreeDocument(WorkOrderNode Top)
{
    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer) => Write(writer, Top);

    private static void Write(Utf8JsonWriter writer, WorkOrderNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("id", node.Id);
        writer.WriteString("reference_back_office", node.ReferenceBackOffice);
        writer.WriteString("name", node.Name);
        writer.WriteString("job_status_code", node.JobStatusCode);
        if (node.WorkingSequence is { } sequence)
        {
            writer.WriteNumber("working_sequence", sequence);
        }
        else
        {
            writer.WriteNull("working_sequence");
        }
        writer.WriteStartArray("children");
        foreach (var child in node.Children)
        {
            Write(writer, child);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
