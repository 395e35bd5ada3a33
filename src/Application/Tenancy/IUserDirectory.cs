namespace WorkOrders.Application.Tenancy;

/// <summary>Administers API users. Errors are reported as <see cref="AdministrationException"/>.</summary>
public interface IUserDirectory
{
    /// <summary>Adds a user and returns the generated password, which is shown only once.</summary>
    Task<string> Add(string tenant, string user, Role role, CancellationToken cancellationToken);

    /// <summary>Returns the users of a tenant, ordered by name.</summary>
    Task<IReadOnlyList<ApiUserInfo>> List(string tenant, CancellationToken cancellationToken);

    /// <summary>
    /// Generates a new password for a user and returns it, and ends the user's sessions. A disabled user remains disabled.
    /// </summary>
    Task<string> NewPassword(string tenant, string user, CancellationToken cancellationToken);

    /// <summary>Changes what a user may do.</summary>
    Task SetRole(string tenant, string user, Role role, CancellationToken cancellationToken);

    /// <summary>Disables or enables a user. A disabled user cannot sign in, and its sessions end.</summary>
    Task SetDisabled(string tenant, string user, bool disabled, CancellationToken cancellationToken);

    /// <summary>Links a user to a technician.</summary>
    /// <param name="tenant">The tenant's name.</param>
    /// <param name="user">The name of the API user.</param>
    /// <param name="technician">The code of the technician; null removes the link.</param>
    /// <param name="cancellationToken">Cancels the operation before the link is stored.</param>
    Task Link(string tenant, string user, string? technician, CancellationToken cancellationToken);
}
