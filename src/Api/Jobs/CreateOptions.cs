using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;

namespace WorkOrders.Api.Jobs;

/// <summary>What the address of a create may say.</summary>
/// <param name="DryRun"><c>dry_run=true</c>: only tell what would happen.</param>
/// <param name="OnMissing"><c>on_missing=create|error</c>: what to do with embedded objects that do not exist.</param>
internal sealed record CreateOptions(bool DryRun, OnMissing OnMissing)
{
    /// <summary>Reads them; what is not understood is a problem, since guessing could write.</summary>
    public static CreateOptions Read(IQueryCollection query, Problems problems) => new(
        Read(query, "dry_run", problems, ["true", "false"]) == "true",
        Read(query, "on_missing", problems, ["create", "error"]) == "error" ? OnMissing.Error : OnMissing.Create);

    private static string? Read(IQueryCollection query, string name, Problems problems, string[] accepted)
    {
        var value = query[name].ToString();
        if (value.Length == 0)
        {
            return null;
        }
        var known = accepted.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            problems.Add(new("", "bad_parameter", $"{name} is {string.Join(" or ", accepted)}.", value, accepted) { Kind = ProblemKind.Form });
        }
        return known;
    }
}
