using WorkOrders.Api.Http;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports;

/// <summary>The query parameters of an import.</summary>
internal static class ImportParameters
{
    private const string DryRun = "dry_run";

    private const string UnknownColumnsName = "unknown_columns";

    private static readonly string[] OfEveryImport = ["mode", "on_existing", "on_missing", UnknownColumnsName];

    /// <summary>
    /// Reads <c>mode=atomic|partial|dry_run</c>, <c>on_existing=error|skip|update</c> and <c>on_missing=create|error</c>.
    /// </summary>
    /// <param name="query">The query string.</param>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="strict">Whether unknown parameters are problems; otherwise they are warnings.</param>
    /// <param name="problems">Collects problems and warnings.</param>
    public static ImportOptions Read(IQueryCollection query, Entity entity, bool strict, Problems problems)
    {
        string[] names = FileFormat.HasCalendars(entity) ? [.. OfEveryImport, FileFormat.HolidayCalendar] : OfEveryImport;
        if (query.ContainsKey(DryRun))
        {
            // If dry_run were only ignored with a warning, the import would store its rows.
            const string hint = "An import has no parameter dry_run; send mode=dry_run.";
            problems.Add(new("", "unknown_parameter", hint, DryRun, names) { Kind = ProblemKind.Malformed, Parameter = DryRun });
        }
        var parameters = new QueryParameters(query, [.. names, DryRun], problems);
        parameters.CheckNames(strict);
        return new(
            parameters.GetKeyword(OfEveryImport[0], "atomic", "partial", DryRun) switch
            {
                "partial" => ImportMode.Partial,
                DryRun => ImportMode.DryRun,
                _ => ImportMode.Atomic,
            },
            parameters.GetKeyword(OfEveryImport[1], "error", "skip", "update") switch
            {
                "skip" => OnExisting.Skip,
                "update" => OnExisting.Update,
                _ => OnExisting.Error,
            },
            parameters.GetKeyword(OfEveryImport[2], "create", "error") == "error" ? OnMissing.Error : OnMissing.Create);
    }

    /// <summary>
    /// Reads <c>holiday_calendar_code</c> and <c>unknown_columns=ignore</c>; without the latter, strict handling refuses all unknown
    /// columns.
    /// </summary>
    /// <param name="query">The query string.</param>
    /// <param name="strict">Whether the request prefers strict handling.</param>
    /// <param name="problems">Collects problems.</param>
    public static FileReadOptions ReadFileOptions(IQueryCollection query, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, OfEveryImport, problems);
        var unknownColumns = parameters.GetKeyword(UnknownColumnsName, "ignore") is not null ? UnknownColumns.Ignore
            : strict ? UnknownColumns.Refuse
            : UnknownColumns.RefuseSimilar;
        // Every row of a calendar contains the code. A longer one does not exist.
        return new(unknownColumns, parameters.GetText(FileFormat.HolidayCalendar) is { } code ? Truncation.Truncate(code.Trim()) : null);
    }
}
