namespace WorkOrders.Application.Tenancy;

/// <summary>Administers API users. Every refusal is an <see cref="AdministrationException"/>.</summary>
public interface IUserDirectory
{
    /// <summary>Adds a user and answers the password, which is shown once.</summary>
    Task<string> Add(string tenant, string user, CancellationToken cancellationToken);

    /// <summary>Gives a user a new password and answers it. A disabled user stays disabled.</summary>
    Task<string> NewPassword(string tenant, string user, CancellationToken cancellationToken);

    /// <summary>Lets a user sign in, or no longer.</summary>
    Task SetDisabled(string tenant, string user, bool disabled, CancellationToken cancellationToken);
}
