using System.Text.Json;
using WorkOrders.Api.Messages;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Planning;

/// <summary>The response to a dry run of a plan: the entries as they would be stored.</summary>
/// <param name="saved">The entries.</param>
/// <param name="problems">The problems and warnings.</param>
/// <param name="format">How values are written.</param>
internal sealed class PlanningDryRunDocument(SavedPlanning saved, Problems problems, ValueFormat format)
    : SaveDryRunDocument(saved, problems, format)
{
    /// <inheritdoc/>
    protected override void WriteRows(Utf8JsonWriter writer)
    {
        WriteChanges(writer, saved.Changes);
        WriteReferences(writer, saved.References, saved.Rows);
        WriteList(writer, "job_planning", saved.Planned.Where(planned => !planned.Change.IsDelete),
            planned => Values.Write(writer, saved.ToRecord(planned)));
    }
}
