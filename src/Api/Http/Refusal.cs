using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

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
        ProblemError[] errors = [.. refused.Problems.Select(ProblemError.Of)];
        var detail = refused.Count == 1 ? errors[0].Message : $"{refused.Count} problems: {errors[0].Message} The others are in errors.";
        var existing = refused.Gravest == ProblemKind.Conflict ? refused.Problems.Select(problem => problem.Existing).FirstOrDefault(id => id is not null) : null;
        return new(StatusOf(refused.Gravest), detail, errors)
        {
            Warnings = [.. refused.Warnings.Select(ProblemError.Of)],
            Location = existing is { } id ? request.HttpContext.Declared<ResourceUrl>()?.For(ResourceUrl.RootOf(request), id) : null,
        };
    }
}
