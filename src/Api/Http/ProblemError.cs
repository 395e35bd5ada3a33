using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>One thing that is wrong with a request, as an element of <c>errors</c>.</summary>
/// <param name="Code">Stable name of the kind of error, for programs.</param>
/// <param name="Message">What was seen and what would be right, for people.</param>
/// <param name="Pointer">JSON Pointer to the place in the body; null when it is not in the body.</param>
/// <param name="Value">What was seen there.</param>
/// <param name="Accepted">What would be accepted instead.</param>
/// <param name="Existing">The id of the row that is in the way.</param>
internal sealed record ProblemError(
    string Code,
    string Message,
    [property: JsonPropertyOrder(-1)] string? Pointer = null,
    object? Value = null,
    object? Accepted = null,
    Guid? Existing = null)
{
    // Messages quote keys, which are as long as somebody makes them.
    private const int LongestMessage = 1000;

    /// <summary>How problems are written: never read as HTML, so quotes and letters beyond ASCII stay readable.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A problem as it is answered.</summary>
    public static ProblemError Of(Problem problem) =>
        new(problem.Code, Truncation.Of(problem.Message, LongestMessage), problem.Pointer, Shown(problem.Value), Shown(problem.Accepted), problem.Existing);

    /// <summary>Writes a list of them.</summary>
    public static void WriteList(Utf8JsonWriter writer, IEnumerable<Problem> problems) => JsonSerializer.Serialize(writer, problems.Select(Of), Json);

    private static object? Shown(object? value) => value is string text ? Truncation.Of(text) : value;
}
