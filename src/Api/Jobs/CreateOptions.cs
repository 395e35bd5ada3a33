using WorkOrders.Api.Http;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Jobs;

/// <summary>What the address of a create may say.</summary>
/// <param name="DryRun"><c>dry_run=true</c>: only tell what would happen.</param>
/// <param name="OnMissing"><c>on_missing=create|error</c>: what to do with embedded objects that do not exist.</param>
internal sealed record CreateOptions(bool DryRun, OnMissing OnMissing)
{
    private static readonly string[] Names = ["dry_run", "on_missing"];

    /// <summary>Reads them; what is not understood is a problem.</summary>
    /// <param name="query">What stands behind the path.</param>
    /// <param name="strict">Whether parameters that mean nothing here are refused; else they are warned of.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static CreateOptions Read(IQueryCollection query, bool strict, Problems problems)
    {
        var parameters = new QueryParameters(query, Names, problems);
        parameters.CheckNames(strict);
        return new(
            parameters.GetKeyword(Names[0], "true", "false") == "true",
            parameters.GetKeyword(Names[1], "create", "error") == "error" ? OnMissing.Error : OnMissing.Create);
    }
}
