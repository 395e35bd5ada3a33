using Microsoft.AspNetCore.Http.Features;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// Reads which row the URL of a request addresses: <c>Jobs(guid)</c>, <c>Jobs('guid')</c>, <c>Jobs/guid</c> or
/// <c>Jobs(reference_back_office='X')</c>. Routes name the part in parentheses <see cref="RouteValue"/>.
/// </summary>
internal static class AddressReader
{
    /// <summary>The name of the route value with the address: the text in parentheses, or after the slash.</summary>
    public const string RouteValue = "id";

    /// <summary>Reads the address.</summary>
    /// <param name="request">The request; its route has the value <see cref="RouteValue"/>.</param>
    /// <param name="entity">The entity whose rows have this URL.</param>
    /// <param name="problems">Receives the problem if the text is not the address of a row.</param>
    /// <returns>The address; null if there is a problem.</returns>
    public static RowAddress? Read(HttpRequest request, Entity entity, Problems problems)
    {
        var text = InvisibleText.Trim(TextOf(request, entity)).ToString();
        if (Parse(text, entity) is { } address)
        {
            return address;
        }
        string[] accepted = entity.Key == entity.Id
            ? [$"{entity.Path}(id)"]
            : [$"{entity.Path}(id)", $"{entity.Path}({entity.Key}='…')"];
        problems.Add(new(null, "not_found",
            $"\"{Truncation.Truncate(text)}\" is not a valid id or key of {entity.LabelWithArticle}; use {accepted[0]} with a "
                + $"UUID{string.Concat(accepted.Skip(1).Select(form => $", or {form}"))}.",
            text, accepted)
        {
            Kind = ProblemKind.NotFound,
        });
        return null;
    }

    /// <summary>Returns whether the last segment of a path, such as <c>guid</c>, is the address of a row.</summary>
    public static bool IsAddress(RouteValueDictionary values, Entity entity) =>
        Parse(InvisibleText.Trim((string)values[RouteValue]!).ToString(), entity) is not null;

    private static RowAddress? Parse(string text, Entity entity) =>
        // Escaped, because the path is already decoded, but a URL of OData is not.
        EntityUrl.Parse($"{entity.Path}({Uri.EscapeDataString(text)})", entity) switch
        {
            null => null,
            { Id: { } id } when id == Guid.Empty => null,
            { } url => new(url.Id, url.Key),
        };

    /// <summary>
    /// Returns the decoded text. The server decodes the path except for <c>%2F</c>, so that a percent sign in it may be part of either.
    /// </summary>
    private static string TextOf(HttpRequest request, Entity entity)
    {
        var text = (string)request.RouteValues[RouteValue]!;
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var prefix = $"{entity.Path}(";
        return target.Split('?')[0].Split('/').Select(Uri.UnescapeDataString)
            .FirstOrDefault(segment => segment.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && segment.EndsWith(')'))
            ?[prefix.Length..^1] ?? text;
    }
}
