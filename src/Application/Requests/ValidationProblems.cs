using FluentValidation.Results;
using WorkOrders.Domain;

namespace WorkOrders.Application.Requests;

/// <summary>Converts the failures of FluentValidation to problems.</summary>
internal static class ValidationProblems
{
    /// <summary>
    /// Adds every failure as a problem, except a missing value that was sent but could not be read, because that is already reported.
    /// </summary>
    /// <param name="problems">The problems to add to.</param>
    /// <param name="result">The result of a validator; its property names are paths of wire names.</param>
    /// <param name="parent">Pointer to the validated object.</param>
    /// <param name="kind">The kind of the problems.</param>
    public static void Add(this Problems problems, ValidationResult result, string parent, ProblemKind kind)
    {
        foreach (var failure in result.Errors)
        {
            // Property names are wire names, so a property path can be converted to a JSON Pointer. Objects are not included as values.
            var problem = new Problem($"{parent}/{failure.PropertyName.Replace('.', '/')}", failure.ErrorCode, failure.ErrorMessage,
                failure.AttemptedValue is string or ValueType ? failure.AttemptedValue : null, failure.CustomState)
            {
                Kind = kind,
            };
            if (!problems.WasUnreadable(problem))
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Whether a missing value or key was sent, in any of the fields that can contain it, but could not be read.</summary>
    private static bool WasUnreadable(this Problems problems, Problem missing)
    {
        var parent = missing.Code switch
        {
            "required" => missing.Pointer![..(missing.Pointer!.LastIndexOf('/') + 1)],
            "no_key" => $"{missing.Pointer}/",
            _ => null,
        };
        return parent is not null && (problems.HasProblemAt(missing.Pointer!)
            || (missing.Accepted as IReadOnlyList<string>)?.Any(form => problems.HasProblemAt(parent + form)) == true);
    }
}
