using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Access;

/// <summary>Metadata of an endpoint: the roles that it allows.</summary>
/// <param name="Roles">The roles, from the one that may do least.</param>
internal sealed record RequiredRoles(params IReadOnlyList<Role> Roles)
{
    /// <summary>Allows every role: reading, and requests that check the role themselves.</summary>
    public static readonly RequiredRoles Any = new(Role.Viewer, Role.Technician, Role.Dispatcher, Role.Admin);

    /// <summary>Allows the roles of those who carry out work, and of those who plan it.</summary>
    public static readonly RequiredRoles Work = new(Role.Technician, Role.Dispatcher, Role.Admin);

    /// <summary>Allows the roles of those who write and plan work orders.</summary>
    public static readonly RequiredRoles Planning = new(Role.Dispatcher, Role.Admin);

    /// <summary>Allows only administrators.</summary>
    public static readonly RequiredRoles Administration = new(Role.Admin);

    /// <summary>The names of the roles.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Roles.Select(role => role.ToName())];
}
