using WorkOrders.Api.Http;

namespace WorkOrders.Api.Board;

/// <summary>
/// The pages of the planning board. They are the same for everybody and contain no data, so they need no credential; the requests that
/// they send do.
/// </summary>
internal static class BoardPageEndpoints
{
    /// <summary>The path of the board. All paths below it show the same page.</summary>
    public const string Address = "/board";

    /// <summary>States why there are no pages and which command builds them.</summary>
    public const string NotBuilt =
        "The pages of the planning board are not part of this build of the API. Build them with ./build.sh run; it needs Node 20.19 or "
        + "later, and installs it if it can.";

    // Everything is loaded from this host: no inline scripts or styles, no frames, no plug-ins.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Adds the files of the pages, which the build copies to the directory <c>board</c> of the program.</summary>
    public static IServiceCollection AddBoardPages(this IServiceCollection services) =>
        services.AddSingleton(_ => BoardFiles.Read(Path.Join(AppContext.BaseDirectory, "board")));

    /// <summary>
    /// Maps <c>/board</c> and everything below it, <c>/sign-in</c>, and <c>/</c>, which redirects to the board or, without pages, to the
    /// API reference.
    /// </summary>
    public static void MapBoardPages(this IEndpointRouteBuilder app)
    {
        var files = app.ServiceProvider.GetRequiredService<BoardFiles>();
        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        pages.MapGet(Address + "/{**path}", (HttpResponse response, string? path) => Serve(response, files, files.Find(path)))
            .WithMetadata(new ExistingPaths(values => files.Find(values["path"] as string) is not null));
        pages.MapGet("/sign-in", (HttpResponse response) => Serve(response, files, files.SignInPage));
        pages.MapGet("/", () => TypedResults.Redirect(files.BoardPage is null ? "/scalar" : Address));
    }

    private static IResult Serve(HttpResponse response, BoardFiles files, BoardFile? file)
    {
        if (file is null)
        {
            return files.BoardPage is null
                ? TypedResults.Text(NotBuilt, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound)
                : TypedResults.NotFound();
        }
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=()";
        // A page is validated on every load, because it names the files of its build.
        headers.CacheControl = file.IsImmutable ? Immutable : "no-cache";
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: file.ETag);
    }
}
