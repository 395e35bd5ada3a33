using WorkOrders.Application.Tenancy;

namespace WorkOrders.Application.Requests;

/// <summary>What is known of one request. Created once its sender is known, and the same object from there to the database.</summary>
/// <param name="Caller">Who sent it.</param>
/// <param name="Origin">Where the changes it makes come from.</param>
/// <param name="Preferences">How it wants to be read and answered.</param>
/// <param name="Problems">What is wrong with it, and the warnings; every step adds to them.</param>
public sealed record RequestContext(Caller Caller, RequestOrigin Origin, Preferences Preferences, Problems Problems)
{
    /// <summary>How its body is read: with the tenant's settings, but as strictly as the request prefers.</summary>
    public TenantSettings Settings =>
        Caller.Settings.Strict == Preferences.Strict ? Caller.Settings : Caller.Settings with { Strict = Preferences.Strict };
}
