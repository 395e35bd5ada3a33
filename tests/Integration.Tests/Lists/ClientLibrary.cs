using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.OData;
using Microsoft.OData.Edm;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>
/// Reads the API with Microsoft.OData.Core and all of its validations, with the headers of Power Query. Excel and Power BI read with the
/// same library.
/// </summary>
internal sealed class ClientLibrary
{
    private const string Accept = "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
        + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";

    private readonly TestTenant _tenant;

    private ClientLibrary(TestTenant tenant) => _tenant = tenant;

    /// <summary>The model that the service describes.</summary>
    public IEdmModel Model { get; private set; } = EdmCoreModel.Instance;

    /// <summary>Creates a client that has read the metadata of the service.</summary>
    public static async Task<ClientLibrary> Create(TestTenant tenant)
    {
        var client = new ClientLibrary(tenant);
        client.Model = await client.Read("/api/$metadata", reader => reader.ReadMetadataDocument());
        return client;
    }

    /// <summary>Reads the service document.</summary>
    public Task<ODataServiceDocument> ReadService() => Read("/api/", reader => reader.ReadServiceDocument());

    /// <summary>Reads a page of a list.</summary>
    public Task<(List<ClientRow> Rows, ODataResourceSet? List)> ReadPage(string url, string? prefer = null) =>
        Read(url, reader => ClientRow.ReadAll(reader.CreateODataResourceSetReader()), prefer: prefer);

    /// <summary>Reads all pages of a list.</summary>
    public async Task<List<List<ClientRow>>> ReadPages(string url, string? prefer = null)
    {
        var pages = new List<List<ClientRow>>();
        for (var next = new Uri(url, UriKind.Relative); next is not null;)
        {
            var (rows, list) = await ReadPage(next.ToString(), prefer);
            pages.Add(rows);
            next = list!.NextPageLink;
        }
        return pages;
    }

    /// <summary>Reads one row.</summary>
    public Task<ClientRow> ReadRow(string url) => Write(HttpMethod.Get, url, null);

    /// <summary>Sends a row, and reads the one in the response.</summary>
    public Task<ClientRow> Write(HttpMethod method, string url, JsonNode? body) =>
        Read(url, reader => ClientRow.ReadAll(reader.CreateODataResourceReader()).Rows.Single(), method, body);

    /// <summary>Reads a property.</summary>
    public Task<ODataProperty> ReadProperty(string url) => Read(url, reader => reader.ReadProperty());

    /// <summary>Reads an error.</summary>
    public Task<ODataError> ReadError(string url) => Read(url, reader => reader.ReadError());

    private async Task<T> Read<T>(
        string url, Func<ODataMessageReader, T> read, HttpMethod? method = null, JsonNode? body = null, string? prefer = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        request.Headers.Add("OData-MaxVersion", "4.0");
        request.Headers.TryAddWithoutValidation("MaxDataServiceVersion", "3.0;NetFx");
        request.Headers.TryAddWithoutValidation("Prefer", prefer);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await _tenant.Http.SendAsync(request);
        var content = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        var settings = new ODataMessageReaderSettings
        {
            Validations = ValidationKinds.All,
            MaxProtocolVersion = ODataVersion.V4,
            ShouldIncludeAnnotation = _ => true,
        };
        using var reader = new ODataMessageReader(new ClientResponse(response, content), settings, Model);
        return read(reader);
    }
}
