namespace WorkOrders.Application.Tenancy;

/// <summary>Administers API users. Errors are reported as <see cref="AdministrationException"/>.</summary>
public interface IUserDirectory
{
    /// <summary>Adds a user and returns the generated password, which is shown only once.</summary>
    Task<string> Add(string tenant, string user, CancellationToken cancellationToken);

    /// <summary>Generates a new password for a user and returns it. A disabled user remains disabled.</summary>
    Task<string> NewPassword(string tenant, string user, CancellationToken cancellationToken);

    /// <summary>Disables or enables a user. A disabled user cannot sign in.</summary>
    Task SetDisabled(string tenant, string user, bool disabled, CancellationToken cancellationToken);
}
