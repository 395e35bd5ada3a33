using WorkOrders.Api.Http;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Access;

/// <summary>Refuses an authenticated request with 403 if the role of its credential is not one that its endpoint allows.</summary>
internal sealed class RoleAuthorization(RequestDelegate next)
{
    /// <summary>Handles a request. A path that does not exist, or not for the method, is not refused here.</summary>
    public Task Invoke(HttpContext context) =>
        context.Features.Get<Caller>() is { } caller && context.GetEndpoint() is RouteEndpoint endpoint
            && Check(caller, endpoint.Metadata.GetMetadata<RequiredRoles>() ?? RoleRules.ByMethod(context.Request.Method)) is { } problem
                ? new ProblemResult(StatusCodes.Status403Forbidden, problem.Message, problem).ExecuteAsync(context)
                : next(context);

    private static Problem? Check(Caller caller, RequiredRoles required)
    {
        if (!required.Roles.Contains(caller.Role))
        {
            return RoleMissing(caller.Role.ToName(), required.Names);
        }
        return caller is { Role: Role.Technician, TechnicianId: null } && required == RequiredRoles.Work ? NotLinked : null;
    }

    private static Problem RoleMissing(string role, IReadOnlyList<string> required) => new(
        null, "role_missing",
        $"The credential has the role {role}; the request requires {string.Join(" or ", required)}. "
            + "Use another credential, or ask an administrator to change the role (`user role` or `key role`).")
    {
        Kind = ProblemKind.Forbidden,
        Details = new Dictionary<string, object> { ["role"] = role, ["required_roles"] = required },
    };

    private static readonly Problem NotLinked = new(
        null, "technician_not_linked",
        "The credential has the role technician but is not linked to a technician. "
            + "Ask an administrator to link it (`user link` or `key link`).")
    {
        Kind = ProblemKind.Forbidden,
    };
}
