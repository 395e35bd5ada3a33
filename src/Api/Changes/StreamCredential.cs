using Microsoft.AspNetCore.Authentication;
using WorkOrders.Api.Http;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Changes;

/// <summary>Checks whether the credential of a request is still accepted while the response is being sent.</summary>
internal sealed class StreamCredential(HttpContext context, IDatabaseState database)
{
    /// <summary>Checks the credential again, as if the request were sent now. If that is impossible, it is accepted.</summary>
    public async Task<bool> IsAccepted()
    {
        var caller = context.Features.Get<Caller>();
        try
        {
            // While the request has a caller, no credential is checked.
            context.Features.Set<Caller>(null);
            var result = await context.AuthenticateAsync();
            return result.Succeeded || context.Features.Get<ProblemResult>() is not { Status: StatusCodes.Status401Unauthorized };
        }
        catch (Exception problem) when (database.IsUnavailable(problem))
        {
            // Without the database there is nothing new to send.
            return true;
        }
        finally
        {
            context.Features.Set(caller);
        }
    }
}
