using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;

namespace WorkOrders.Api.Jobs;

/// <summary>What the address of a create may say.</summary>
/// <param name="DryRun"><c>dry_run=true</c>: only tell what would happen.</param>
/// <param name="OnMissing"><c>on_missing=create|error</c>: what to do with embedded objects that do not exist.</param>
internal sealed record CreateOptions(bool DryRun, OnMissing OnMissing)
{
    private static readonly string[] Names = ["dry_run", "on_missing"];

    /// <summary>Reads them; what is not understood is a problem, since guessing could write.</summary>
    /// <param name="query">What stands behind the path.</param>
    /// <param name="strict">Whether parameters that mean nothing here are refused; else they are warned of.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static CreateOptions Read(IQueryCollection query, bool strict, Problems problems)
    {
        foreach (var name in query.Keys.Where(key => !Names.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            TakeUnknown(name, strict, problems);
        }
        return new(
            Read(query, Names[0], problems, ["true", "false"]) == "true",
            Read(query, Names[1], problems, ["create", "error"]) == "error" ? OnMissing.Error : OnMissing.Create);
    }

    private static string? Read(IQueryCollection query, string name, Problems problems, string[] accepted)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }
        var value = values.ToString();
        var known = accepted.FirstOrDefault(word => word.Equals(value, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            problems.Add(new("", "bad_parameter", $"{name} is {string.Join(" or ", accepted)}.", value, accepted) { Kind = ProblemKind.Form });
        }
        return known;
    }

    /// <summary>Who mistypes dry_run must not find that it ran.</summary>
    private static void TakeUnknown(string name, bool strict, Problems problems)
    {
        var near = NearNames.Pick(name, Names);
        var hint = near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
        if (strict || near.Count > 0)
        {
            problems.Add(new("", "unknown_parameter", $"There is no parameter {Excerpt.Of(name)} here.{hint}", name, Names) { Kind = ProblemKind.Form });
        }
        else
        {
            problems.Warn(new("", "unknown_parameter", $"There is no parameter {Excerpt.Of(name)} here; it is ignored.", name, Names));
        }
    }
}
