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

    /// <summary>Returns whether the route values of a request name a reference that can be set.</summary>
    public static bool Exists(RouteValueDictionary values, Entity entity) => Find(values, entity) is not null;

    /// <summary>Reads the message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="context">The context of the request.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="RefusedException">There is no such reference.</exception>
    public static async Task<EntityRecord> Read(
        HttpRequest request, Entity entity, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = Find(request.RouteValues, entity) ?? throw NotFound((string)request.RouteValues[RouteValue]!, entity);
        var row = (EntityRecord)entity.Fields.Create();
        if (HttpMethods.IsDelete(request.Method))
        {
            row.MarkPresent(reference.Id);
            return row;
        }
        var body = await RequestBody.Read(request, context.Problems, cancellationToken);
        context.Problems.Sent.Json = () => body;
        var problems = context.Problems.Checkpoint.Problems;
        if (ReadUrl(body, reference, context) is { } url)
        {
            var annotations = new Annotations(context.Settings.Strict, context.Problems, ResourceUrl.ApiOf(request));
            annotations.Apply(new(reference, url, Names[0]), row, "");
        }
        if (!new Reference(reference, row, "").IsGiven && context.Problems.Checkpoint.Problems == problems)
        {
            context.Problems.Add(new($"/{Names[0]}", "required",
                $"\"{Names[0]}\" is required: the URL of a row of {reference.Target.Path}. To clear the reference, send DELETE.")
            {
                Kind = ProblemKind.Malformed,
            });
        }
        return row;
    }

    private static List<ReferenceFields> Settable(Entity entity) =>
        [.. entity.References.Where(reference => reference is { IsStored: true, Id.IsReadOnly: false })];

    private static ReferenceFields? Find(RouteValueDictionary values, Entity entity) => Settable(entity).Find(reference =>
        reference.NavigationName.Equals((string)values[RouteValue]!, StringComparison.OrdinalIgnoreCase));

    private static RefusedException NotFound(string name, Entity entity)
    {
        var suggestions = Suggestions.For(name, Settable(entity).ConvertAll(reference => reference.NavigationName), isComplete: true);
        var message = $"{entity.CapitalizedLabel} has no reference \"{Truncation.Truncate(name)}\" that can be set.";
        return new([suggestions.AddTo(new(null, "not_found", message, name) { Kind = ProblemKind.NotFound })], [], 1);
    }

    private static string? ReadUrl(ReadOnlyMemory<byte> body, ReferenceFields reference, RequestContext context)
    {
        var (names, url) = (new FieldNames(context.Settings.Strict, context.Problems), (string?)null);
        try
        {
            using var document = JsonDocument.Parse(body, new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Add("", "wrong_type", $"The body must be an object with \"{Names[0]}\".");
                return null;
            }
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!Annotations.Is(member.Name))
                {
                    names.AddUnknown(member.Name, reference.Target.Fields, "");
                }
                else if (Names.Contains(member.Name) && member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                {
                    Add($"/{member.Name}", "wrong_type", $"\"{member.Name}\" must be a string: the URL of a row.");
                }
                else if (Names.Contains(member.Name))
                {
                    url = member.Value.GetString();
                }
            }
        }
        catch (JsonException malformed)
        {
            Add("", "malformed_json", JsonText.DescribeMalformed(malformed));
        }
        catch (InvalidOperationException)
        {
            Add($"/{Names[0]}", "not_text", "The URL is not valid Unicode.");
        }
        return url;

        void Add(string pointer, string code, string message) =>
            context.Problems.Add(new(pointer, code, message) { Kind = ProblemKind.Malformed });
    }
}
