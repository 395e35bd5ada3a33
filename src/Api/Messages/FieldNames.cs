using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Messages;

/// <summary>
/// Checks the names of a message's fields. Without strict handling, a name in another letter case is accepted, and an unknown name is
/// ignored, each with a warning; with strict handling, both are problems.
/// </summary>
/// <param name="strict">Whether the request prefers strict handling.</param>
/// <param name="problems">Collects the problems and warnings.</param>
internal sealed class FieldNames(bool strict, Problems problems)
{
    private readonly List<(string Pointer, string Name, Field Field)> _inOtherCase = [];
    private int _suggestionsLeft = IssueList.MaxListed;

    /// <summary>How the name of a field was spelled.</summary>
    internal enum Spelling
    {
        /// <summary>The field was not given.</summary>
        Missing,

        /// <summary>In another letter case.</summary>
        OtherCase,

        /// <summary>Exactly.</summary>
        Exact,
    }

    /// <summary>Returns whether the value of a field is read.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">The name, if it is not spelled exactly; null if it is.</param>
    /// <param name="seen">How the field was spelled earlier in the same object; updated.</param>
    /// <param name="fields">The fields of the object.</param>
    /// <param name="parent">The pointer to the object.</param>
    public bool Accept(Field field, string? name, ref Spelling seen, Fields fields, string parent)
    {
        var spelling = name is null ? Spelling.Exact : Spelling.OtherCase;
        // The exact name counts, wherever it stands.
        if (name is not null && (strict || seen == Spelling.Exact))
        {
            AddUnknown(name, fields, parent);
            return false;
        }
        if (seen == spelling)
        {
            problems.Add(new($"{parent}/{field}", "duplicate_field", $"\"{field}\" is given more than once; send it once.")
            {
                Kind = ProblemKind.Malformed,
            });
        }
        if (name is not null)
        {
            _inOtherCase.Add(($"{parent}/{name}", name, field));
            problems.Sent.Redirect($"{parent}/{field}", $"{parent}/{name}");
        }
        else if (seen == Spelling.OtherCase)
        {
            var ignored = _inOtherCase.FindLast(other => other.Field == field && other.Pointer == $"{parent}/{other.Name}");
            _inOtherCase.Remove(ignored);
            AddUnknown(ignored.Name, fields, parent);
            problems.Sent.Redirect($"{parent}/{field}", $"{parent}/{field}");
        }
        seen = spelling;
        return true;
    }

    /// <summary>Adds one warning for all names in another letter case.</summary>
    public void WarnOfCase()
    {
        if (_inOtherCase.Count == 0)
        {
            return;
        }
        problems.Warn(InOtherCase(_inOtherCase[0].Pointer, _inOtherCase.Select(other => (other.Name, other.Field))));
    }

    /// <summary>The warning that some names are in another letter case.</summary>
    /// <param name="pointer">The pointer to the first of them.</param>
    /// <param name="names">The names, with their fields.</param>
    public static Problem InOtherCase(string pointer, IEnumerable<(string Name, Field Field)> names)
    {
        var readAs = names.Distinct().Select(other => $"\"{Truncation.Truncate(other.Name)}\" is read as \"{other.Field}\"");
        return new(pointer, "field_case", $"Field names are in another letter case: {string.Join(", ", readAs)}.");
    }

    /// <summary>
    /// Reports an unknown name. <c>warnings</c> is ignored, so that a client can send a response back unchanged.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="fields">The fields of its object.</param>
    /// <param name="parent">The pointer to its object.</param>
    public void AddUnknown(string name, Fields fields, string parent)
    {
        if (name == "warnings")
        {
            return;
        }
        // Computing suggestions is expensive and useless for problems that are not listed.
        var suggestions = _suggestionsLeft-- > 0 ? Suggestions.For(name, fields.Select(field => field.Name)) : Suggestions.None;
        var quoted = Truncation.Truncate(name);
        var message = $"There is no field \"{quoted}\"{(strict ? "" : "; it is ignored")}.";
        var problem = suggestions.AddTo(new($"{parent}/{JsonText.EscapePointer(quoted)}", "unknown_field", message)
        {
            Kind = ProblemKind.Malformed,
        });
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
