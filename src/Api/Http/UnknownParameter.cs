using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// Refuses a parameter that the endpoint does not know if it could change the meaning of the request: one that resembles a known one, so
/// that a request with a mistyped dry_run does not write data, and query options of OData. Others cause a warning.
/// </summary>
internal static class UnknownParameter
{
    /// <summary>The minimum length of a name that is compared: shorter ones, which proxies and scripts add, resemble many others.</summary>
    private const int MinLength = 3;

    private static readonly string[] NotSupported =
        ["$apply", "$compute", "$deltatoken", "$index", "$schemaversion", "$levels", "$it", "$id"];

    /// <summary>Adds the problem or the warning.</summary>
    /// <param name="problems">Collects problems and warnings.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="names">The parameters that the endpoint supports.</param>
    /// <param name="strict">Whether to refuse all unknown parameters.</param>
    public static void Report(Problems problems, string name, IReadOnlyList<string> names, bool strict)
    {
        if (ContentNegotiation.IsOption(name))
        {
            return;
        }
        var isOption = name.StartsWith('$');
        // Options of OData can also be given without $ (OData 4.01, part 2, section 5.1).
        if (NotSupported.Contains(isOption || name.Length < MinLength ? name : $"${name}", StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(new(null, "not_supported", $"{name} is not supported.") { Kind = ProblemKind.NotSupported, Parameter = name });
            return;
        }
        names = [.. names, ContentNegotiation.Option];
        var suggestions = isOption ? Suggestions.For(name, names)
            : name.Length < MinLength ? Suggestions.None
            : Suggestions.For(name, names.Select(known => known.TrimStart('$')));
        var isRefused = strict || isOption || suggestions.Names.Count > 0;
        var shown = Truncation.Truncate(name);
        var problem = new Problem("", "unknown_parameter",
            $"There is no parameter \"{shown}\"{(isRefused ? "" : "; it is ignored")}.{suggestions}", shown, names)
        {
            Kind = ProblemKind.Malformed,
            Parameter = shown,
        };
        if (isRefused)
        {
            problems.Add(problem);
        }
        else
        {
            problems.Warn(problem);
        }
    }
}
