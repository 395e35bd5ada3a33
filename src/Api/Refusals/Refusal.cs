using WorkOrders.Api.Jobs;
using WorkOrders.Application.Pipeline;

namespace WorkOrders.Api.Refusals;

/// <summary>Turns a refused request into its answer.</summary>
internal static class Refusal
{
    /// <summary>The status of a refusal whose gravest problem is of this kind.</summary>
    public static int StatusOf(ProblemKind gravest) => gravest switch
    {
        ProblemKind.Form => StatusCodes.Status400BadRequest,
        ProblemKind.Content => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The answer: every problem, and where the existing row is when that is all that is wrong.</summary>
    public static ProblemResult Of(RefusedException refused, HttpRequest request)
    {
        var count = refused.Problems.Count;
        var detail = count == 1 ? refused.Problems[0].Message : $"{count} problems: {refused.Problems[0].Message} The others are in errors.";
        var existing = refused.Gravest == ProblemKind.Conflict ? refused.Problems.Select(problem => problem.Existing).FirstOrDefault(id => id is not null) : null;
        return new(StatusOf(refused.Gravest), detail, [.. refused.Problems.Select(ProblemError.Of)])
        {
            Warnings = [.. refused.Warnings.Select(ProblemError.Of)],
            Location = existing is { } id ? JobDocument.LocationOf(JobDocument.RootOf(request), id) : null,
        };
    }
}
