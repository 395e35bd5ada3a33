using System.Text.Json.Serialization;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// A refused request in the form that OData clients read (OData JSON Format 4.01, 21.1). Every problem response contains it as the
/// member <c>error</c>; for clients that state their version of OData, it is the only member, because they reject any other.
/// </summary>
/// <param name="Code">The code of the first problem.</param>
/// <param name="Message">What is wrong with the request and what to do.</param>
/// <param name="Target">The pointer or query parameter of the first problem; null if it concerns the whole request.</param>
/// <param name="Details">All problems; null if there is only one.</param>
internal sealed record ODataError(string Code, string Message, string? Target, IReadOnlyList<ODataError.Detail>? Details)
{
    /// <summary>The media type of the response to an OData client.</summary>
    public const string ContentType = "application/json; odata.metadata=minimal; charset=utf-8";

    /// <summary>The members of the problem response, if the error takes its place.</summary>
    [JsonPropertyName("innererror")]
    public object? InnerError { get; init; }

    /// <summary>Creates the error of a refused request.</summary>
    /// <param name="message">What is wrong with the request and what to do.</param>
    /// <param name="problems">All problems; at least one.</param>
    public static ODataError Of(string message, IReadOnlyList<Problem> problems) => new(
        problems[0].Code, message, TargetOf(problems[0]),
        problems.Count == 1
            ? null
            : [.. problems.Select(problem => new Detail(problem.Code, ProblemJson.MessageOf(problem), TargetOf(problem)))]);

    private static string? TargetOf(Problem problem) => problem switch
    {
        { Parameter: not null } => problem.Parameter,
        { Pointer.Length: > 0 } => problem.Pointer,
        _ => null,
    };

    /// <summary>One of several problems.</summary>
    /// <param name="Code">The code of the problem.</param>
    /// <param name="Message">The explanation for people.</param>
    /// <param name="Target">The pointer or query parameter; null if the problem concerns the whole request.</param>
    internal sealed record Detail(string Code, string Message, string? Target);
}
