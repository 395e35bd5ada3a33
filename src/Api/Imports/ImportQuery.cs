using WorkOrders.Api.Http;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain;

namespace WorkOrders.Api.Imports;

/// <summary>What the address of an import may say.</summary>
internal static class ImportQuery
{
    private const string DryRun = "dry_run";

    private static readonly string[] Names = ["mode", "on_existing", "on_missing"];

    /// <summary>Reads <c>mode=atomic|partial|dry_run</c>, <c>on_existing=error|skip</c> and <c>on_missing=create|error</c>.</summary>
    /// <param name="query">What stands behind the path.</param>
    /// <param name="strict">Whether parameters that mean nothing here are refused; else they are warned of.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static ImportOptions Read(IQueryCollection query, bool strict, Problems problems)
    {
        if (query.ContainsKey(DryRun))
        {
            // Warned of and ignored, it would be run in earnest.
            problems.Add(new("", "unknown_parameter", "An import is tried with mode=dry_run.", DryRun, Names) { Kind = ProblemKind.Form });
        }
        var parameters = new QueryParameters(query, [.. Names, DryRun], problems);
        parameters.CheckNames(strict);
        return new(
            parameters.GetKeyword(Names[0], "atomic", "partial", DryRun) switch
            {
                "partial" => ImportMode.Partial,
                DryRun => ImportMode.DryRun,
                _ => ImportMode.Atomic,
            },
            parameters.GetKeyword(Names[1], "error", "skip") == "skip" ? OnExisting.Skip : OnExisting.Error,
            parameters.GetKeyword(Names[2], "create", "error") == "error" ? OnMissing.Error : OnMissing.Create);
    }
}
