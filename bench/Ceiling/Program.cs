using System.Globalization;
using System.Text.Json;
using Npgsql;
using WorkOrders.Ceiling;

// The "ceiling" of the benchmark: a hand-written endpoint that only creates and reads orders, as fast as possible. It has one tenant and
// one API key, and runs one statement per order, without validation, rules, a mediator, a mapper or coalescing.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
await using var app = builder.Build();

var settings = app.Configuration;
var tenant = Guid.Parse(settings["tenant"]!);
var key = settings["key"]!;
await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings["database"]!)
{
    MaxPoolSize = int.Parse(settings["pool"]!, CultureInfo.InvariantCulture),
    MaxAutoPrepare = 10,
    AutoPrepareMinUsages = 1,
    NoResetOnClose = true,
});
var creator = new OrderCreator(database, tenant);
var reader = new OrderReader(database, tenant);

app.MapGet("/ready", () => { });

app.MapPost("/api/Jobs", async http =>
{
    if (http.Request.Headers["X-Api-Key"] != key)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return;
    }
    var order = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, CeilingJsonContext.Default.Order, http.RequestAborted);
    var job = await creator.Create(order!, http.TraceIdentifier);
    http.Response.StatusCode = job is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status201Created;
    if (job is not null)
    {
        http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}/api/Jobs({job.Id})";
        await Answer(http.Response, job);
    }
});

app.MapGet("/api/Jobs({id:guid})", async http =>
{
    var job = http.Request.Headers["X-Api-Key"] == key ? await reader.Read(Guid.Parse((string)http.GetRouteValue("id")!)) : null;
    if (job is null)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return;
    }
    await Answer(http.Response, job);
});

await app.RunAsync();

static async Task Answer(HttpResponse response, WorkOrders.Application.WorkOrders.Job job)
{
    response.ContentType = "application/json; charset=utf-8";
    await JsonSerializer.SerializeAsync(response.BodyWriter, job, CeilingJsonContext.Default.Job);
}
