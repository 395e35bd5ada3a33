using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WorkOrders.Api.Imports;

internal static class ImportsReference
{
    public static Task DescribeImport(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _) { operation.Summary = context.DocumentName; return Task.CompletedTask; }
    public static Task DescribeRun(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _) { operation.Summary = context.DocumentName; return Task.CompletedTask; }
    public static Task DescribeResults(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _) { operation.Summary = context.DocumentName; return Task.CompletedTask; }
}
