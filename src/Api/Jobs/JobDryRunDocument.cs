using System.Text.Json;
using WorkOrders.Api.Messages;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Api.Jobs;

/// <summary>
/// The response to a dry run of a save of a work order: also what would be planned, and the values that would be filled in.
/// </summary>
/// <param name="saved">The work order, with the rows that the message embeds.</param>
/// <param name="problems">The problems and warnings.</param>
/// <param name="format">How values are written.</param>
internal sealed class JobDryRunDocument(SavedWorkOrder saved, Problems problems, ValueFormat format)
    : SaveDryRunDocument(saved, problems, format)
{
    /// <inheritdoc/>
    protected override void WriteRows(Utf8JsonWriter writer)
    {
        WriteChanges(writer, Problems.Any ? [] : saved.Changes);
        WriteReferences(writer, References(), saved.Rows);
        WriteDefaults(writer);
        writer.WritePropertyName("job");
        if (saved.Job is { } job)
        {
            Values.Write(writer, job);
        }
        else
        {
            writer.WriteNullValue();
        }
        WriteList(writer, "job_planning", saved.PlanningEntries, entry => Values.Write(writer, entry));
    }

    private IEnumerable<Reference> References() => saved.Requested
        .SelectMany(order => order.References.Append(order.Parent))
        .Where(reference => reference.IsGiven)
        .SelectMany(
            reference => reference.Target == Entity.Of<Application.WorkOrders.Job>()
                ? [reference]
                : Reference.WithDescendants([reference]));

    private void WriteDefaults(Utf8JsonWriter writer)
    {
        WriteList(writer, "defaults", saved.Requested.SelectMany(Defaults), filled =>
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", filled.Pointer);
            writer.WriteString("value", filled.Row.Id);
            writer.WriteString("key", filled.Row.Key);
            writer.WriteString("reason", filled.Reason);
            writer.WriteEndObject();
        });
    }

    private IEnumerable<(string Pointer, Row Row, string Reason)> Defaults(RequestedWorkOrder requested)
    {
        var rows = saved.Rows;
        if (!requested.JobPriority.IsGiven && rows[requested.JobPriority] is { } priority)
        {
            yield return (requested.JobPriority.IdPointer, priority, "The order has no priority, so the default priority is used.");
        }
        if (GetsCompany(requested) && rows.ById(Entity.Of<Company>(), rows[requested.Project]?.As<Project>().CompanyId) is { } company)
        {
            yield return ($"{requested.Pointer}/company_id", company, "The company of the project is used.");
        }
    }

    /// <summary>Returns whether the server fills in the company: in a new order, and in one that gets another project.</summary>
    private bool GetsCompany(RequestedWorkOrder requested) =>
        saved.Before is not { } before || requested.Id != before.Id || saved.Rows[requested.Project]?.Id != before.ProjectId;
}
