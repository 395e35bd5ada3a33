using MediatR;
using Microsoft.AspNetCore.Mvc;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Access;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Access;

/// <summary>The HTTP endpoints with which people sign in on a page, and out.</summary>
internal static class SessionEndpoints
{
    /// <summary>The tag in the API reference.</summary>
    public const string Tag = "Sign-in";

    /// <summary>The query parameter that ends all sessions of the user.</summary>
    public const string Everywhere = "everywhere";

    /// <summary>Maps <c>/session</c>.</summary>
    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/session").AddEndpointFilter<ApiFilter>().WithTags(Tag);
        session.MapGet("", Get).WithName("GetSession").Describe(SessionOpenApi.DescribeGet);
        session.MapPost("", SignIn).WithName("SignIn").AllowAnonymous()
            .WithMetadata(new RequestSizeLimitAttribute(SignInMessage.MaxBytes)).Describe(SessionOpenApi.DescribeSignIn);
        session.MapDelete("", SignOut).WithName("SignOut").AllowAnonymous().Describe(SessionOpenApi.DescribeSignOut);
        session.MapGet("/demo", FindDemo).WithName("GetDemoSession").AllowAnonymous().Describe(SessionOpenApi.DescribeFindDemo);
        session.MapPost("/demo", SignInToDemo).WithName("SignInToDemo").AllowAnonymous().Describe(SessionOpenApi.DescribeDemo);
    }

    private static async Task<IResult> Get(
        HttpResponse response, RequestContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var caller = context.Caller;
        var technician = caller.TechnicianId is { } id
            ? (User?)await mediator.Send(new GetRowQuery(Entity.Of<User>(), new(id, null)), cancellationToken)
            : null;
        response.Headers.CacheControl = "no-store";
        return new JsonResponse(StatusCodes.Status200OK, new SessionDocument(caller, technician).Write);
    }

    private static async Task<IResult> SignIn(
        HttpContext context, PasswordVerifier passwords, CredentialCache cache, SignInResponse signIn, CancellationToken cancellationToken)
    {
        if (signIn.FindObstacle(context) is { } obstacle)
        {
            return obstacle;
        }
        if (await SignInMessage.Read(context.Request, cancellationToken) is not { } password)
        {
            return CredentialProblems.Refused;
        }
        // No part contains a line feed.
        var fingerprint = cache.Fingerprint($"{password.Tenant}\n{password.User}\n{password.Password}");
        return await passwords.Verify(password, fingerprint) switch
        {
            CredentialCheckResult.Granted granted => await signIn.Start(context, granted.Caller, cancellationToken),
            var other => CredentialProblems.For(other),
        };
    }

    private static async Task<IResult> SignOut(
        HttpContext context, Sessions sessions, SignInResponse signIn, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var parameters = new QueryParameters(context.Request.Query, [Everywhere], problems);
        parameters.CheckNames(strict: true);
        var everywhere = parameters.GetKeyword(Everywhere, "true", "false") == "true";
        problems.ThrowIfAny();
        if (SessionCookie.Read(context.Request) is not { } token)
        {
            return Results.NoContent();
        }
        if (signIn.FindObstacle(context) is { } obstacle)
        {
            return obstacle;
        }
        await sessions.End(token, everywhere, cancellationToken);
        SessionCookie.Clear(context.Response);
        return Results.NoContent();
    }

    private static async Task<IResult> FindDemo(HttpContext context, DemoSignIn demo, CancellationToken cancellationToken) =>
        await demo.FindUser(context, cancellationToken) is null ? DemoSignIn.NotAvailable : Results.NoContent();

    private static async Task<IResult> SignInToDemo(
        HttpContext context, DemoSignIn demo, SignInResponse signIn, CancellationToken cancellationToken)
    {
        if (signIn.FindObstacle(context) is { } obstacle)
        {
            return obstacle;
        }
        return await demo.FindUser(context, cancellationToken) is { } user
            ? await signIn.Start(context, user, cancellationToken)
            : DemoSignIn.NotAvailable;
    }
}
