using FluentValidation.Results;
using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>Turns what FluentValidation reports into problems.</summary>
internal static class ValidationProblems
{
    /// <summary>
    /// Adds every failure as a problem, except a missing value that was sent but could not be read: it has its problem already.
    /// </summary>
    /// <param name="problems">Where to add them.</param>
    /// <param name="result">The result of a validator; its property names are paths of wire names.</param>
    /// <param name="parent">Pointer to the object that was validated.</param>
    /// <param name="kind">The kind of the problems.</param>
    public static void Add(this Problems problems, ValidationResult result, string parent, ProblemKind kind)
    {
        foreach (var failure in result.Errors)
        {
            // Property names are wire names, so a path of them is a pointer. Objects are not quoted.
            var problem = new Problem($"{parent}/{failure.PropertyName.Replace('.', '/')}", failure.ErrorCode, failure.ErrorMessage,
                failure.AttemptedValue is string or ValueType ? failure.AttemptedValue : null, failure.CustomState)
            {
                Kind = kind,
            };
            if (failure.ErrorCode != "required" || !problems.WasUnreadable(problem))
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Whether the missing value, in any of the fields that may give it, was sent but could not be read.</summary>
    private static bool WasUnreadable(this Problems problems, Problem missing)
    {
        var parent = missing.Pointer![..(missing.Pointer!.LastIndexOf('/') + 1)];
        return problems.HasProblemAt(missing.Pointer)
            || (missing.Accepted as IReadOnlyList<string>)?.Any(form => problems.HasProblemAt(parent + form)) == true;
    }
}
