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
internal sealed record DryRunDocument(CreatedWorkOrder Created, Problems Problems, Preferences Preferences)
{
    private readonly EntityWriter _values = new(Preferences.NullsAsDefaults);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("would_answer", Problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : StatusCodes.Status201Created);
        WriteReferences(writer);
        WriteDefaults(writer);
        writer.WritePropertyName("job");
        if (Created.Job is { } job)
        {
            _values.Write(writer, job);
        }
        else
        {
            writer.WriteNullValue();
        }
        WriteList(writer, "job_planning", Created.PlanningEntries, entry => _values.Write(writer, entry));
        writer.WritePropertyName("errors");
        ProblemJson.WriteList(writer, Problems.All);
        writer.WritePropertyName("warnings");
        ProblemJson.WriteList(writer, Problems.Warnings);
        writer.WriteEndObject();
    }

    private void WriteReferences(Utf8JsonWriter writer)
    {
        var references = Created.Command.ToCreate
            .SelectMany(order => order.Requested.References.Append(order.Requested.Parent))
            .Where(reference => reference.IsGiven)
            .SelectMany(
                reference => reference.Target == Entity.Of<Application.WorkOrders.Job>()
                    ? [reference]
                    : Reference.WithDescendants([reference]));
        WriteList(writer, "references", references, reference =>
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", reference.Pointer);
            writer.WriteString("entity", reference.Target.Name);
            writer.WriteString("matched_by", MatchedBy(reference, Created.Command.Resolved[reference]));
            WriteRow(writer, Created.Command.Resolved[reference]);
            writer.WriteEndObject();
        });
        // Rows can change although the request does not refer to them, such as a default that another row replaces.
        var others = Created.Command.Resolved.All.Where(row => row is { EmbeddedPointer: null, Changes.Count: > 0 });
        WriteList(writer, "also", others, row =>
        {
            writer.WriteStartObject();
            writer.WriteString("entity", row.Entity.Name);
            WriteRow(writer, row);
            writer.WriteEndObject();
        });
    }

    /// <summary>Returns the form that matched the row. For a row that would be created, it is <c>embedded</c>: no key matched.</summary>
    private static string? MatchedBy(Reference reference, Row? row) => row switch
    {
        null => null,
        { IsNew: true } when reference.Embedded is not null => "embedded",
        _ => reference.Form,
    };

    private void WriteRow(Utf8JsonWriter writer, Row? row)
    {
        writer.WriteString("outcome", row switch
        {
            null => "not resolved",
            { IsNew: true } => "would create",
            { Changes.Count: > 0 } => "would update",
            _ => "exists",
        });
        if (row is null)
        {
            return;
        }
        writer.WriteString("id", row.Id);
        writer.WriteString("key", row.Key);
        WriteList(writer, "changes", row.Changes, change =>
        {
            writer.WriteStartObject();
            writer.WriteString("field", change.Field.Name);
            writer.WritePropertyName("old");
            _values.Write(writer, change.Field, change.Old);
            writer.WritePropertyName("new");
            _values.Write(writer, change.Field, change.New);
            writer.WriteEndObject();
        });
    }

    private void WriteDefaults(Utf8JsonWriter writer)
    {
        WriteList(writer, "defaults", Created.Command.ToCreate.SelectMany(Defaults), filled =>
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", filled.Pointer);
            writer.WriteString("value", filled.Row.Id);
            writer.WriteString("key", filled.Row.Key);
            writer.WriteString("reason", filled.Reason);
            writer.WriteEndObject();
        });
    }

    private IEnumerable<(string Pointer, Row Row, string Reason)> Defaults(OrderToCreate order)
    {
        var (requested, rows) = (order.Requested, Created.Command.Resolved);
        if (!requested.JobPriority.IsGiven && rows[requested.JobPriority] is { } priority)
        {
            yield return (requested.JobPriority.IdPointer, priority, "The order has no priority, so the default priority is used.");
        }
        if (rows.ById(Entity.Of<Company>(), rows[requested.Project]?.As<Project>().CompanyId) is { } company)
        {
            yield return ($"{requested.Pointer}/company_id", company, "The company of the project is used.");
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }
        writer.WriteEndArray();
    }
}
