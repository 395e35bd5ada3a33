using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>Describes sessions in the OpenAPI document.</summary>
internal static class SessionOpenApi
{
    private const string Session = "session";
    private const string SignIn = "sign_in";

    private const string CrossSite = "The request comes from a page of another site (`cross_site_request`).";

    /// <summary>Adds the tag and the schemas.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.DescribeTag(SessionEndpoints.Tag, "Sessions of people who use a page. Programs send HTTP Basic or an API key instead.");
        document.AddSchema(SignIn, Schemas.Object("A user and a password.",
            (SignInMessage.Tenant, Schemas.Text("Name of the tenant.")),
            (SignInMessage.User, Schemas.Text("Name of the user.")),
            (SignInMessage.Password, Schemas.Text("Password of the user."))));
        var technician = document.AddSchema("session_technician", Schemas.Object("The technician to whom the credential belongs.",
            ("id", Schemas.Text("Id of the technician.", "uuid")),
            ("code", Schemas.TextOrNull("Code of the technician.")),
            ("name", Schemas.Text("First and last name."))));
        document.AddSchema(Session, Schemas.Object("Who sends a request, and what they may do.",
            ("tenant", Schemas.Text("Name of the tenant.")),
            ("user", Schemas.Text("Name of the user, or the label of the API key.")),
            ("role", Schemas.Word("Role of the credential.", [.. RoleNames.All])),
            ("technician", Schemas.OrNull(technician, "The technician for whom the credential acts; null if it is not linked to one.")),
            ("time_zone", Schemas.Text("IANA time zone of the tenant.")),
            ("expires_dateutc", Schemas.TextOrNull(
                "When the session ends at the latest; earlier if it is not used for 12 hours, or as the server is configured. "
                    + "null if the request was sent with another credential.",
                "date-time"))));
    }

    /// <summary>Describes <c>GET /session</c>.</summary>
    public static void DescribeGet(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Show who is signed in";
        operation.Description = "Shows the tenant, the user and the role of the credential of the request.";
        operation.Answer(
        [
            ("200", ResponseDescriptions.Json("The credential is valid.", document.SchemaOf(Session))),
            .. ProblemResponses.For(document, "406"),
        ]);
    }

    /// <summary>Describes <c>POST /session</c>.</summary>
    public static void DescribeSignIn(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Sign in";
        operation.Description = $"Starts a session and sets the cookie `{SessionCookie.Name}`, which scripts cannot read. "
            + $"Only pages of this API can sign in: the request needs `{CrossSiteRequests.FetchSite}: same-origin`, "
            + "or an `Origin` header with the host of the request.";
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The user and the password.",
            Content = ResponseDescriptions.Json(document.SchemaOf(SignIn), []),
        };
        operation.Answer(
        [
            ("204", new OpenApiResponse { Description = "The session has started." }),
            ("401", ResponseDescriptions.Problem(document, "The tenant, the user or the password is not accepted.")),
            ("403", ResponseDescriptions.Problem(document, CrossSite)),
            .. ProblemResponses.For(document, "400", "413", "415", "429", "503", ProblemResponses.Default),
        ]);
    }

    /// <summary>Describes <c>DELETE /session</c>.</summary>
    public static void DescribeSignOut(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Sign out";
        operation.Description = "Ends the session of the cookie and removes the cookie, also if the session has already ended.";
        operation.Parameters =
        [
            Parameters.Query(SessionEndpoints.Everywhere, "Whether all sessions of the user end.",
                Schemas.Flag("Whether all sessions of the user end.")),
        ];
        operation.Answer(
        [
            ("204", new OpenApiResponse { Description = "There is no session any more." }),
            ("403", ResponseDescriptions.Problem(document, CrossSite)),
            .. ProblemResponses.For(document, "400", "503", ProblemResponses.Default),
        ]);
    }

    /// <summary>Describes <c>GET /session/demo</c>.</summary>
    public static void DescribeFindDemo(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Check whether the demo needs no password";
        operation.Description = "Succeeds if the API uses the embedded database, and the request comes from the same machine.";
        operation.Answer(
        [
            ("204", new OpenApiResponse { Description = "`POST /session/demo` signs in." }),
            ("404", ResponseDescriptions.Problem(document, "There is no such demo.")),
            .. ProblemResponses.For(document, "503", ProblemResponses.Default),
        ]);
    }

    /// <summary>Describes <c>POST /session/demo</c>.</summary>
    public static void DescribeDemo(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        operation.Summary = "Sign in to the demo";
        operation.Description = $"Starts a session of `{DemoUser.Dispatcher}@{DemoUser.Tenant}` without a password.";
        operation.Answer(
        [
            ("204", new OpenApiResponse { Description = "The session has started." }),
            ("403", ResponseDescriptions.Problem(document, CrossSite)),
            ("404", ResponseDescriptions.Problem(document, "There is no such demo.")),
            .. ProblemResponses.For(document, "503", ProblemResponses.Default),
        ]);
    }
}
