using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Api.Jobs;

/// <summary>
/// The response to a dry run: how each reference was matched, what would be created, changed and planned, and all problems.
/// </summary>
internal sealed record DryRunDocument(SavedWorkOrder Saved, Problems Problems, Preferences Preferences)
{
    private readonly EntityWriter _values = new(Preferences.NullsAsDefaults);
    private readonly DryRunReport _report = new(Preferences.NullsAsDefaults);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("would_answer", Problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : Status);
        writer.WriteString("result", Problems.Any ? null : Saved.Result.ToString().ToLowerInvariant());
        _report.WriteChanges(writer, Problems.Any ? [] : Saved.Changes);
        WriteReferences(writer);
        WriteDefaults(writer);
        writer.WritePropertyName("job");
        if (Saved.Job is { } job)
        {
            _values.Write(writer, job);
        }
        else
        {
            writer.WriteNullValue();
        }
        DryRunReport.WriteList(writer, "job_planning", Saved.PlanningEntries, entry => _values.Write(writer, entry));
        writer.WritePropertyName("errors");
        ProblemJson.WriteList(writer, Problems.All);
        writer.WritePropertyName("warnings");
        ProblemJson.WriteList(writer, Problems.Warnings);
        writer.WriteEndObject();
    }

    private int Status => Saved.Result == SaveResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;

    private void WriteReferences(Utf8JsonWriter writer)
    {
        var references = Saved.Requested
            .SelectMany(order => order.References.Append(order.Parent))
            .Where(reference => reference.IsGiven)
            .SelectMany(
                reference => reference.Target == Entity.Of<Application.WorkOrders.Job>()
                    ? [reference]
                    : Reference.WithDescendants([reference]));
        _report.WriteReferences(writer, references, Saved.Rows);
    }

    private void WriteDefaults(Utf8JsonWriter writer)
    {
        DryRunReport.WriteList(writer, "defaults", Saved.Requested.SelectMany(Defaults), filled =>
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
        var rows = Saved.Rows;
        if (!requested.JobPriority.IsGiven && rows[requested.JobPriority] is { } priority)
        {
            yield return (requested.JobPriority.IdPointer, priority, "The order has no priority, so the default priority is used.");
        }
        if (rows.ById(Entity.Of<Company>(), rows[requested.Project]?.As<Project>().CompanyId) is { } company)
        {
            yield return ($"{requested.Pointer}/company_id", company, "The company of the project is used.");
        }
    }
}
