using System.Globalization;
using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Planning;

/// <summary>The response to several changes of planning entries: a result for each, in the order of the request.</summary>
/// <param name="saved">The entries.</param>
/// <param name="command">The request.</param>
/// <param name="problems">The problems, of a dry run, and warnings.</param>
/// <param name="format">How values are written.</param>
internal sealed class PlanningReport(SavedPlanning saved, ChangePlanningCommand command, Problems problems, ValueFormat format)
{
    private readonly EntityWriter _values = new(format);
    private readonly ILookup<string, PlannedEntry> _planned = saved.Planned.ToLookup(planned => planned.Change.Pointer);
    private readonly ILookup<string?, Problem> _problems = problems.All.ToLookup(ChangeOf);
    private readonly ILookup<string?, Problem> _warnings = problems.Warnings.ToLookup(ChangeOf);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (command.DryRun)
        {
            writer.WriteNumber("would_answer", problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : StatusCodes.Status200OK);
        }
        writer.WriteStartArray("value");
        foreach (var (index, change) in command.Changes.Index())
        {
            Write(writer, change, index.ToString(CultureInfo.InvariantCulture));
        }
        writer.WriteEndArray();
        WriteProblems(writer, "errors", _problems[null]);
        WriteProblems(writer, "warnings", _warnings[null]);
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, PlanningChange change, string index)
    {
        var planned = _planned[change.Pointer].ToList();
        var errors = _problems[index].ToList();
        writer.WriteStartObject();
        writer.WriteString("result", errors.Count > 0 ? "refused" : planned.Count == 0 ? "not_changed" : ResultOf(planned[0]));
        writer.WriteStartArray("entries");
        foreach (var each in planned.Where(_ => !change.IsDelete))
        {
            var record = saved.ToRecord(each);
            writer.WriteStartObject();
            writer.WriteNumber("version", record.RowVersion!.Value);
            _values.WriteFields(writer, record);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WriteProblems(writer, "errors", errors);
        WriteProblems(writer, "warnings", _warnings[index]);
        writer.WriteEndObject();
    }

    private string ResultOf(PlannedEntry planned) => planned switch
    {
        { Change.IsDelete: true } => "deleted",
        { Stored: null } => "created",
        _ => saved.ToRecord(planned).RowVersion == planned.Stored.RowVersion ? "unchanged" : "updated",
    };

    /// <summary>Returns the index of the change that a problem is about; null if it is not about one change.</summary>
    private static string? ChangeOf(Problem problem) =>
        problem.Pointer?.Split('/', 4) is ["", "changes", var index, _] ? index : null;

    private static void WriteProblems(Utf8JsonWriter writer, string name, IEnumerable<Problem> problems)
    {
        writer.WritePropertyName(name);
        ProblemJson.WriteList(writer, problems);
    }
}
