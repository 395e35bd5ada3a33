using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Requests;

/// <summary>The context of one request. It is created once the caller is known, and all steps use the same instance.</summary>
/// <param name="Caller">The authenticated sender of the request.</param>
/// <param name="Origin">The source of the changes that the request makes.</param>
/// <param name="Preferences">The preferences for reading the request and for its response.</param>
/// <param name="Problems">The problems and warnings. Every step adds to them.</param>
public sealed record RequestContext(Caller Caller, RequestOrigin Origin, Preferences Preferences, Problems Problems)
{
    /// <summary>Whether the request states that numbers in its body are strings.</summary>
    public bool NumbersAsStrings { get; init; }

    /// <summary>
    /// The settings for reading the request body: those of the tenant, with the strictness that the request prefers and the form of numbers
    /// that it states.
    /// </summary>
    public TenantSettings Settings => Caller.Settings.Strict == Preferences.Strict && !NumbersAsStrings
        ? Caller.Settings
        : Caller.Settings with { Strict = Preferences.Strict, NumbersAsStrings = NumbersAsStrings };
}
