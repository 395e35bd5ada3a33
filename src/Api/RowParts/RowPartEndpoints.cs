using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Api.Lists;
using WorkOrders.Api.OData;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;
using WorkOrders.Application.Lists;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.RowParts;

/// <summary>
/// The HTTP endpoints of parts of rows (OData 4.01, part 1, sections 11.2.4 and 11.2.7): <c>X(id)/field</c>, <c>X(id)/field/$value</c>,
/// <c>X(id)/reference</c>, <c>X(id)/reference/$ref</c>, <c>X(id)/collection</c> and <c>X(id)/collection/$count</c>, also below a
/// referenced row.
/// </summary>
internal static class RowPartEndpoints
{
    private const string Value = "$value";
    private const string Count = "$count";
    private const string Reference = "$ref";

    private const string Path = "path";

    private static readonly string[] Endings = [Value, Count, Reference];

    /// <summary>Maps the endpoints of all entities.</summary>
    public static void MapRowParts(this IEndpointRouteBuilder app)
    {
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities)
        {
            var api = app.MapApi(entity.Path);
            var paths = new ExistingPaths(values => RowPart.Find(entity, NamesIn(values), out _) is not null);
            api.MapRowPart(entity, $"/{{**{Path}}}", Get(entity, GetPart), paths, SupportedPreferences.OfLists, MediaTypes.List);
            api.MapRowPart(entity, EndingWith(Value), Get(entity, GetValue), paths, MediaTypes.Text);
            api.MapRowPart(entity, EndingWith(Count), Get(entity, GetCount), paths, MediaTypes.Text);
            api.MapRowPart(entity, EndingWith(Reference), Get(entity, GetReference), paths);
        }
    }

    /// <summary>
    /// Returns the pattern of the paths below a row that end with this segment. With a route for each number of segments, the routes of
    /// all entities would have 27,000 states and take 40 MB.
    /// </summary>
    private static string EndingWith(string last) => $@"/{{**{Path}:regex(/\{last}$)}}";

    private static Delegate Get(Entity entity, Func<PartRequest, Task<IResult?>> get) => async (
        HttpRequest request, IMediator mediator, RequestContext context, ContractModel model, CancellationToken cancellationToken) =>
    {
        var address = AddressReader.Read(request, entity, context.Problems);
        context.Problems.ThrowIfAny();
        var names = NamesIn(request.RouteValues);
        if (RowPart.Find(entity, names, out var suggestions) is not { } part)
        {
            return NoPart(entity, names, suggestions);
        }
        return await get(new(request, entity, address!, part, mediator, context, model, cancellationToken))
            ?? ProblemResult.NotFound(address!.NotFound(entity));
    };

    private static string[] NamesIn(RouteValueDictionary values)
    {
        var segments = ((string?)values[Path] ?? "").Split('/');
        return segments.Length > 1 && Endings.Contains(segments[^1], StringComparer.OrdinalIgnoreCase) ? segments[..^1] : segments;
    }

    private static async Task<IResult?> GetPart(PartRequest part)
    {
        if (part.Part.Collection is not null)
        {
            return await GetCollection(part);
        }
        part.Request.HttpContext.Features.Set(MediaTypes.Json);
        if (ContentNegotiation.Choose(part.Request.HttpContext) is { } refusal)
        {
            return refusal;
        }
        if (part.Part.Field is not null || part.Part.IsWarnings)
        {
            QueryOptions.RefuseAll(part.Request, part.Context);
            var selection = new Selection(part.Part.Entity, part.Part.Field is { } field ? [field] : []);
            return await part.Read(selection, (layout, row) => PropertyDocument.Of(part, layout, row));
        }
        var options = QueryOptions.Read(part.Request, ListRequest.SelectionOptions, part.Context);
        var selected = ListRequest.ReadSelection(options, part.Part.Entity, part.Parser);
        part.Context.Problems.ThrowIfAny();
        return await part.Read(selected!, (layout, row) => row is null
            ? Results.NoContent()
            : SelectedRow.Read(part.Request, part.Context, layout, row));
    }

    private static async Task<IResult?> GetValue(PartRequest part)
    {
        if (part.Part.Field is not { Kind: not FieldKind.List } field)
        {
            return NoPart(part.Entity, [Value], Suggestions.None);
        }
        QueryOptions.RefuseAll(part.Request, part.Context);
        return await part.Read(new(part.Part.Entity, [field]), (layout, row) => PropertyDocument.Text(layout, row));
    }

    private static async Task<IResult?> GetReference(PartRequest part)
    {
        if (part.Part is { Field: not null } or { Collection: not null } or { IsWarnings: true })
        {
            return NoPart(part.Entity, [Reference], Suggestions.None);
        }
        QueryOptions.RefuseAll(part.Request, part.Context);
        return await part.Read(new(part.Part.Entity, []), (layout, row) => ReferenceDocument.Of(part, layout, row));
    }

    private static async Task<IResult?> GetCount(PartRequest part)
    {
        if (part.Part.Collection is not { } collection)
        {
            return NoPart(part.Entity, [Count], Suggestions.None);
        }
        if (await Owner(part) is not { } owner)
        {
            return null;
        }
        var options = QueryOptions.Read(part.Request, ListRequest.RowOptions, part.Context);
        var rows = ListRequest.ReadRows(options, collection.Item, part.Parser, row => IsOf(owner.Id, collection, row));
        part.Context.Problems.ThrowIfAny();
        return Results.Text((await part.Mediator.Send(new CountRowsQuery(rows), part.CancellationToken)).ToString(
            System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<IResult?> GetCollection(PartRequest part)
    {
        var collection = part.Part.Collection!;
        return await Owner(part) is { } owner
            ? await ListEndpoints.Respond(
                part.Request, collection.Item, part.Mediator, part.Context, part.Model, part.CancellationToken,
                row => IsOf(owner.Id, collection, row))
            : null;
    }

    private static Task<OwnerOf?> Owner(PartRequest part) => part.Read(
        new(part.Part.Entity, []), (layout, row) => new OwnerOf(row?.GetGuid(layout.Id) ?? Guid.Empty));

    private static ComparisonExpression IsOf(Guid owner, CollectionFields collection, RowVariable row) => new(
        ComparisonOperator.Equal, new FieldExpression(row, [], collection.Reference.Id), new ConstantExpression(owner, ValueKind.Guid));

    private static ProblemResult NoPart(Entity entity, IReadOnlyList<string> names, Suggestions suggestions)
    {
        var message = $"There is no \"{Truncation.Truncate(string.Join('/', names))}\" below a row of {entity.Path}.";
        return ProblemResult.NotFound(suggestions.AddTo(new(null, "not_found", message)));
    }

    /// <summary>The row that has a collection; its id is empty if the first row in the URL does not refer to such a row.</summary>
    private sealed record OwnerOf(Guid Id);
}
