using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Http;

/// <summary>
/// Sets the context of an authenticated request, from the feature <see cref="Caller"/> and the headers, and its transaction, if it has the
/// feature <see cref="IRequestTransaction"/>.
/// </summary>
internal sealed class RequestContextMiddleware(RequestDelegate next)
{
    /// <summary>Creates the context if the request has a caller.</summary>
    public Task Invoke(HttpContext http, IRequestScope scope)
    {
        if (http.Features.Get<Caller>() is { } caller)
        {
            var problems = new Problems();
            var preferences = PreferHeader.Read(
                http.Request, caller.Settings, http.Declared<SupportedPreferences>() ?? SupportedPreferences.Default);
            var context = new RequestContext(caller, OriginReader.Read(http, caller, problems), preferences, problems)
            {
                NumbersAsStrings = ContentTypeHeader.HasNumbersAsStrings(http.Request),
            };
            scope.Begin(context, http.Features.Get<IRequestTransaction>());
        }
        return next(http);
    }
}
