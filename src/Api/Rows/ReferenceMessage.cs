using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Rows;

/// <summary>
/// Reads a request that sets or clears one reference of a row (OData 4.01 Part 1, 11.4.6) as a message with only this reference: that of
/// PATCH with <c>reference@odata.bind</c>, or with null.
/// </summary>
internal static class ReferenceMessage
{
    /// <summary>The name of the route value with the name of the reference.</summary>
    public const string RouteValue = "reference";

    private static readonly string[] Names = ["@odata.id", "@id"];

    /// <summary>Whether a request is such a request.</summary>
    public static bool Is(HttpRequest request) => request.RouteValues.ContainsKey(RouteValue);

    /// <summary>Reads the message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="context">The context of the request.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RefusedException">There is no such reference, or the body is not JSON.</exception>
    public static async Task<EntityRecord> Read(
        HttpRequest request, Entity entity, RequestContext context, CancellationToken cancellationToken)
    {
        var (reference, row) = (Find(request, entity, context.Problems), (EntityRecord)entity.Fields.Create());
        if (HttpMethods.IsDelete(request.Method))
        {
            row.MarkPresent(reference.Id);
            return row;
        }
        var body = await RequestBody.Read(request, context.Problems, cancellationToken);
        context.Problems.Sent.Json = () => body;
        var checkpoint = context.Problems.Checkpoint;
        if (ReadUrl(body, context.Problems) is { } url)
        {
            var annotations = new Annotations(context.Settings.Strict, context.Problems, ResourceUrl.ApiOf(request));
            annotations.Apply(new(reference, url, Names[0]), row, "");
        }
        if (!new Reference(reference, row, "").IsGiven && context.Problems.Checkpoint == checkpoint)
        {
            context.Problems.Add(new($"/{Names[0]}", "required",
                $"\"{Names[0]}\" is required: the URL of a row of {reference.Target.Path}. To clear the reference, send DELETE.")
            {
                Kind = ProblemKind.Malformed,
            });
        }
        return row;
    }

    /// <summary>Returns the reference that a request names.</summary>
    /// <exception cref="RefusedException">404: the entity has no such reference that can be set.</exception>
    public static ReferenceFields Find(HttpRequest request, Entity entity, Problems problems)
    {
        var name = (string)request.RouteValues[RouteValue]!;
        var references = entity.References.Where(reference => reference is { IsStored: true, Id.IsReadOnly: false }).ToList();
        if (references.Find(reference => reference.NavigationName.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found;
        }
        var suggestions = Suggestions.For(name, references.ConvertAll(reference => reference.NavigationName), isComplete: true);
        problems.Add(suggestions.AddTo(new(null, "not_found",
            $"{entity.CapitalizedLabel} has no reference \"{Truncation.Truncate(name)}\" that can be set.", name)
        {
            Kind = ProblemKind.NotFound,
        }));
        problems.ThrowIfAny();
        throw new InvalidOperationException("The problem was just added.");
    }

    private static string? ReadUrl(ReadOnlyMemory<byte> body, Problems problems)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Names.Select(name => document.RootElement.TryGetProperty(name, out var url) ? url : default)
                    .Where(url => url.ValueKind == JsonValueKind.String).Select(url => url.GetString()).FirstOrDefault()
                : null;
        }
        catch (JsonException malformed)
        {
            problems.Add(new("", "malformed_json", JsonText.DescribeMalformed(malformed)) { Kind = ProblemKind.Malformed });
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new($"/{Names[0]}", "not_text", "The URL is not valid Unicode.") { Kind = ProblemKind.Malformed });
            return null;
        }
    }
}
