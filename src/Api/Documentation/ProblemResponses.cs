using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Documentation;

/// <summary>
/// The problem responses that have the same meaning for all operations. Each is described once, in the components of the document.
/// </summary>
internal static class ProblemResponses
{
    /// <summary>The status of a response that no other description fits.</summary>
    public const string Default = "default";

    private static readonly (string Status, string Description)[] All =
    [
        ("400", "The body, a parameter or a value has an invalid format, is too long or out of range, dates contradict each other, or a " +
            "required field is missing. " +
            "The response also lists problems of references and rules."),
        ("401", "The credentials are missing or invalid. The response does not state which."),
        ("403", "The role of the credential does not allow the request (`role_missing`, with `required_roles`), the credential belongs " +
            "to a technician and the request names another one, or a page of another site sent the cookie of a session."),
        ("404", "The tenant has no such row."),
        ("406", "Accept allows none of the media types of the response."),
        ("412", "The row has another version than If-Match lists, or exists although If-None-Match excludes it."),
        ("413", "The body is too large."),
        ("415", "Content-Type, its charset, or Content-Encoding is not supported."),
        ("422", "A reference does not exist, or a rule is violated."),
        ("428", "The tenant requires If-Match or If-None-Match for every change."),
        ("429", "Too many wrong passwords were received for this user from this address. Retry the request when the minute is over."),
        ("503", "The database is unavailable, too many credentials are being checked, too many imports are running, or the server has no " +
            "space for an import. See `detail`, and retry the request."),
        (Default, "Any other error."),
    ];

    /// <summary>Adds the responses.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (status, description) in All)
        {
            var example = $"answer-{status}";
            var response = ResponseDescriptions.Problem(
                document, description, Examples.Contains($"{example}.json") ? Examples.Object(example) : null);
            document.AddComponent<IOpenApiResponse>(NameOf(status), status switch
            {
                "401" => response.WithHeader("WWW-Authenticate", "The accepted authentication schemes."),
                "412" => response.WithHeader("ETag", "The current version of the row."),
                "429" or "503" => response.WithHeader("Retry-After", "Seconds to wait before the next attempt.", JsonSchemaType.Integer),
                _ => response,
            });
        }
    }

    /// <summary>Creates references to the responses with these statuses.</summary>
    public static IEnumerable<(string, IOpenApiResponse)> For(OpenApiDocument document, params IEnumerable<string> statuses) =>
        statuses.Select(status => (status, (IOpenApiResponse)new OpenApiResponseReference(NameOf(status), document)));

    /// <summary>Returns the name of a response in the components, such as <c>not_found</c>.</summary>
    private static string NameOf(string status) => int.TryParse(status, out var code)
        ? JsonNamingPolicy.SnakeCaseLower.ConvertName(ReasonPhrases.GetReasonPhrase(code).Replace(" ", "", StringComparison.Ordinal))
        : "error";
}
