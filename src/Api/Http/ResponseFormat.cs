using Microsoft.AspNetCore.Http.Features;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Http;

/// <summary>The format of a response that the client accepts (<see cref="AcceptHeader"/>), as a feature of the request.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Parameters">The parameters of the media type that the client asked for, such as <c>; odata.metadata=none</c>.</param>
/// <param name="HasControlInformation">
/// Whether to write <c>@odata.context</c>, <c>@odata.etag</c> and so on. <c>@odata.nextLink</c> and <c>@odata.count</c> are always written.
/// </param>
/// <param name="DecimalsAsStrings">Whether decimals and 64-bit integers are strings, for clients whose numbers are doubles.</param>
internal sealed record ResponseFormat(
    string MediaType, string Parameters = "", bool HasControlInformation = true, bool DecimalsAsStrings = false)
{
    /// <summary>JSON for clients that do not ask for another format.</summary>
    public static readonly ResponseFormat Json = new(MediaTypes.Json.Written[0]);

    /// <summary>The header <c>Content-Type</c> of a text in this format.</summary>
    public string ContentType { get; } = $"{MediaType}{Parameters}; charset=utf-8";

    /// <summary>Returns the format of the response to a request to an endpoint below <c>api/</c>.</summary>
    public static ResponseFormat Of(HttpContext context) => context.Features.GetRequiredFeature<ResponseFormat>();

    /// <summary>Returns how values are written.</summary>
    public ValueFormat ValuesFor(Preferences preferences) => new(preferences.NullsAsDefaults, DecimalsAsStrings);
}
