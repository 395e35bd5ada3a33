using Microsoft.AspNetCore.Http.Features;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Batches;

/// <summary>
/// Sends the requests of a batch through the pipeline of this process, each as if it were sent separately: with its own service scope, the
/// caller of the batch, and a response in memory.
/// </summary>
/// <param name="batch">The request that contains the batch.</param>
internal sealed class RequestDispatcher(HttpContext batch)
{
    /// <summary>The headers of the batch that also apply to its requests, unless they have their own values.</summary>
    private static readonly string[] Inherited =
        ["OData-Version", "OData-MaxVersion", "Accept-Language", OriginReader.SystemHeader, OriginReader.RequestIdHeader];

    private readonly RequestPipeline _pipeline = batch.Features.GetRequiredFeature<RequestPipeline>();

    /// <summary>Handles a request.</summary>
    /// <param name="request">The request; its references are resolved.</param>
    /// <param name="transaction">The transaction in which it reads and writes; null if it has its own.</param>
    /// <param name="others">The size of the other responses that are in memory.</param>
    public Task<BatchResponse> Send(BatchRequest request, IRequestTransaction? transaction, long others) =>
        Send(request, transaction, _pipeline.Handle, others);

    /// <summary>Handles a request.</summary>
    /// <param name="request">The request; its references are resolved.</param>
    /// <param name="transaction">The transaction in which it reads and writes; null if it has its own.</param>
    /// <param name="handle">Handles it.</param>
    /// <param name="others">The size of the other responses that are in memory.</param>
    /// <exception cref="OperationCanceledException">The client closed the connection.</exception>
    public async Task<BatchResponse> Send(
        BatchRequest request, IRequestTransaction? transaction, RequestDelegate handle, long others = 0)
    {
        batch.RequestAborted.ThrowIfCancellationRequested();
        await using var scope = batch.RequestServices.CreateAsyncScope();
        var (response, body) = (new BufferedResponse(), new BufferedBody(others));
        var output = new StreamResponseBodyFeature(body);
        var features = new FeatureCollection();
        features.Set(RequestOf(request));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(output);
        features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = scope.ServiceProvider });
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = batch.RequestAborted });
        features.Set<IHttpRequestIdentifierFeature>(new HttpRequestIdentifierFeature { TraceIdentifier = batch.TraceIdentifier });
        features.Set(batch.Features.Get<IHttpConnectionFeature>());
        features.Set(batch.Features.Get<IHttpMaxRequestBodySizeFeature>());
        features.Set(batch.Features.Get<Caller>());
        features.Set(transaction);
        features.Set(request);
        var http = new DefaultHttpContext(features);
        ODataVersion.AddTo(http);
        await handle(http);
        await response.Start();
        await output.CompleteAsync();
        await response.Complete();
        batch.RequestAborted.ThrowIfCancellationRequested();
        return new(response.StatusCode, response.Headers, HttpMethods.IsHead(request.Method) ? default : body.ToArray());
    }

    private IHttpRequestFeature RequestOf(BatchRequest request)
    {
        var url = RequestUrl.Resolve(batch.Request, request.Url)
            ?? throw new InvalidOperationException("The URLs of the requests were checked when the batch was read.");
        IHeaderDictionary headers = new HeaderDictionary(request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
        headers.Host = batch.Request.Headers.Host;
        headers.ContentLength = request.Body.Length > 0 ? request.Body.Length : null;
        foreach (var name in Inherited.Where(batch.Request.Headers.ContainsKey))
        {
            headers.TryAdd(name, batch.Request.Headers[name]);
        }
        return new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http11,
            Scheme = batch.Request.Scheme,
            Method = request.Method,
            PathBase = batch.Request.PathBase,
            Path = url.Path,
            QueryString = url.Query.ToUriComponent(),
            RawTarget = url.Target,
            Headers = headers,
            Body = new MemoryStream(request.Body.ToArray(), writable: false),
        };
    }
}
