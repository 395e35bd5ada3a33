using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Tells of properties that no field is called by: as warnings or, where the handling is strict, as problems.</summary>
internal sealed class UnknownFields(bool strict, Problems problems)
{
    private int _hintsLeft = IssueList.MaxListed;

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
        // The search is costly, and problems beyond those listed are not read.
        var suggestions = _hintsLeft-- > 0 ? Suggestions.For(name, fields.Select(field => field.Name)) : Suggestions.None;
        var shown = Truncation.Of(name);
        var pointer = $"{at}/{shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        var problem = suggestions.AddTo(new(pointer, "unknown_field", $"There is no field {shown} here{(strict ? "" : "; it is ignored")}.") { Kind = ProblemKind.Form });
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
