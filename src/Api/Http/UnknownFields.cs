using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reports properties that are no fields: as warnings or, with strict handling, as problems.</summary>
/// <param name="strict">Whether they are problems.</param>
/// <param name="problems">Where to add them.</param>
internal sealed class UnknownFields(bool strict, Problems problems)
{
    private int _hintsLeft = IssueList.MaxListed;

    /// <summary>Reports one, unless it is an annotation or a warning of an earlier response, which may be sent back unchanged.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="fields">The fields of its object.</param>
    /// <param name="parent">Pointer to its object.</param>
    public void Add(string name, Fields fields, string parent)
    {
        if (name == "warnings" || name.Contains("@odata.", StringComparison.Ordinal))
        {
            return;
        }
        // The search is costly, and problems beyond those listed are not read.
        var suggestions = _hintsLeft-- > 0 ? Suggestions.For(name, fields.Select(field => field.Name)) : Suggestions.None;
        var quoted = Truncation.Truncate(name);
        var pointer = $"{parent}/{quoted.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        var message = $"There is no field \"{quoted}\"{(strict ? "" : "; it is ignored")}.";
        var problem = suggestions.AddTo(new(pointer, "unknown_field", message) { Kind = ProblemKind.Malformed });
        if (strict)
        {
            problems.Add(problem);
        }
        else
        {
            problems.Warn(problem);
        }
    }
}
