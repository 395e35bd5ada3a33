using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Planning;

/// <summary>The response to several changes of planning entries: a verdict for each, in the order of the request.</summary>
/// <param name="saved">The entries.</param>
/// <param name="command">The request.</param>
/// <param name="problems">The problems, of a dry run, and warnings.</param>
/// <param name="format">How values are written.</param>
internal sealed class PlanningReport(SavedPlanning saved, ChangePlanningCommand command, Problems problems, ValueFormat format)
{
    private readonly EntityWriter _values = new(format);

    /// <summary>Writes the document.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (command.DryRun)
        {
            writer.WriteNumber("would_answer", problems.MostSevereKind is { } kind ? Refusal.StatusOf(kind) : StatusCodes.Status200OK);
        }
        writer.WriteStartArray("value");
        foreach (var change in command.Changes)
        {
            Write(writer, change);
        }
        writer.WriteEndArray();
        WriteProblems(writer, "errors", problems.All.Where(problem => command.Changes.All(change => !IsAbout(change, problem))));
        WriteProblems(writer, "warnings", problems.Warnings.Where(problem => command.Changes.All(change => !IsAbout(change, problem))));
        writer.WriteEndObject();
    }

    private void Write(Utf8JsonWriter writer, PlanningChange change)
    {
        var planned = saved.Planned.Where(planned => planned.Change == change).ToList();
        var errors = problems.All.Where(problem => IsAbout(change, problem)).ToList();
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
        WriteProblems(writer, "warnings", problems.Warnings.Where(problem => IsAbout(change, problem)));
        writer.WriteEndObject();
    }

    private string ResultOf(PlannedEntry planned) => planned switch
    {
        { Change.IsDelete: true } => "deleted",
        { Stored: null } => "created",
        _ => saved.ToRecord(planned).RowVersion == planned.Stored.RowVersion ? "unchanged" : "updated",
    };

    private static bool IsAbout(PlanningChange change, Problem problem) =>
        problem.Pointer?.StartsWith($"{change.Pointer[..change.Pointer.LastIndexOf('/')]}/", StringComparison.Ordinal) == true;

    private static void WriteProblems(Utf8JsonWriter writer, string name, IEnumerable<Problem> problems)
    {
        writer.WritePropertyName(name);
        ProblemJson.WriteList(writer, problems);
    }
}
