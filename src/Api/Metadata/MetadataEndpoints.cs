using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Lists;
using WorkOrders.Api.OData;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Metadata;

/// <summary>The HTTP endpoints that describe the service to OData clients.</summary>
internal static class MetadataEndpoints
{
    /// <summary>Maps <c>api</c> and <c>api/$metadata</c>.</summary>
    public static void MapMetadata(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi(MetadataOpenApi.Tag);
        api.MapGet("", GetService).WithName("GetServiceDocument").Describe(MetadataOpenApi.DescribeService);
        api.MapGet("/$metadata", GetMetadata).WithName("GetMetadata").Describe(MetadataOpenApi.DescribeMetadata)
            .WithMetadata(new MediaTypes([], [MetadataDocument.MediaType]));
    }

    private static JsonResponse GetService(HttpRequest request, RequestContext context, ContractModel model)
    {
        QueryOptions.RefuseAll(request, context);
        return new(StatusCodes.Status200OK, new ServiceDocument(model, request).Write);
    }

    private static IResult GetMetadata(HttpRequest request, RequestContext context, MetadataDocument metadata)
    {
        QueryOptions.RefuseAll(request, context);
        return Results.Bytes(metadata.Content, ResponseFormat.Of(request.HttpContext).ContentType);
    }
}
