using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>Tells of properties that no field is called by: as warnings or, where the handling is strict, as problems.</summary>
internal sealed class UnknownFields(bool strict, Problems problems)
{
    private int _hintsLeft = IssueList.Most;

    /// <summary>Takes one. Earlier answers may be sent back as they are: their annotations and warnings say nothing.</summary>
    /// <param name="name">What the property is called.</param>
    /// <param name="fields">The fields there are.</param>
    /// <param name="at">Where the object stands.</param>
    public void Take(string name, Fields fields, string at)
    {
        if (name == "warnings" || name.Contains("@odata.", StringComparison.Ordinal))
        {
            return;
        }
        // Likeness is costly, and nobody would read it of what is not listed.
        var near = _hintsLeft-- > 0 ? Suggestions.Pick(name, fields.Select(field => field.Name)) : [];
        var shown = Truncation.Of(name);
        var pointer = $"{at}/{shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        var hint = near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
        var problem = new Problem(pointer, "unknown_field", $"There is no field {shown} here{(strict ? "" : "; it is ignored")}.{hint}", Accepted: near.Count == 0 ? null : near)
        {
            Kind = ProblemKind.Form,
        };
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
