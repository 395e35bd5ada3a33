namespace WorkOrders.Application.Tenancy;

/// <summary>An API user in a list, without its password.</summary>
/// <param name="Name">The name of the user.</param>
/// <param name="Role">The name of the role.</param>
/// <param name="Disabled">Whether the user is disabled, so that it cannot sign in.</param>
/// <param name="Technician">
/// The code, or else the id, of the technician to whom the user belongs; null if it is not linked to a technician.
/// </param>
public sealed record ApiUserInfo(string Name, string Role, bool Disabled, string? Technician);
