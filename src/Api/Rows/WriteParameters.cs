using WorkOrders.Api.Http;
using WorkOrders.Api.Lists;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>The query parameters of a request that writes one row.</summary>
/// <param name="DryRun"><c>dry_run=true</c>: report what would happen, but store nothing.</param>
/// <param name="OnMissing"><c>on_missing=create|error</c>: what to do with embedded objects that do not exist.</param>
/// <param name="Force"><c>force=true</c>: override the rules that can be overridden.</param>
internal sealed record WriteParameters(bool DryRun, OnMissing OnMissing, bool Force = false)
{
    private const string ForceName = "force";

    private const string ImportMode = "mode";

    private static readonly string[] Names = ["dry_run", "on_missing"];

    /// <summary>Reads the parameters; invalid values are added as problems.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hasRow">Whether the response contains the row, so that its fields can be selected.</param>
    /// <param name="strict">Whether unknown parameters are problems; otherwise they are warnings.</param>
    /// <param name="problems">Receives the problems.</param>
    public static WriteParameters Read(HttpRequest request, bool hasRow, bool strict, Problems problems)
    {
        string[] force = request.HttpContext.Declared<AllowsForce>() is null ? [] : [ForceName];
        var parameters = new QueryParameters(
            request.Query, [.. Names, .. force, .. hasRow ? ListRequest.SelectionOptions : []], problems);
        parameters.CheckNames(strict);
        if (parameters.GetText(ImportMode)?.Contains(Names[0], StringComparison.OrdinalIgnoreCase) == true)
        {
            // If it were only ignored with a warning, the order would be stored.
            parameters.Refuse(ImportMode, $"This request has no parameter {ImportMode}; send {Names[0]}=true.", Names[0], Names);
        }
        return new(
            parameters.GetKeyword(Names[0], "true", "false") == "true",
            parameters.GetKeyword(Names[1], "create", "error") == "error" ? OnMissing.Error : OnMissing.Create,
            force.Length > 0 && parameters.GetKeyword(ForceName, "true", "false") == "true");
    }
}
