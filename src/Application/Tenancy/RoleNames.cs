namespace WorkOrders.Application.Tenancy;

/// <summary>The names of roles in the database, in responses and on the command line.</summary>
public static class RoleNames
{
    /// <summary>All names, from the role that may do least.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(ToName)];

    /// <summary>Returns the name of a role, such as <c>dispatcher</c>.</summary>
    public static string ToName(this Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Technician => "technician",
        Role.Dispatcher => "dispatcher",
        Role.Admin => "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "There is no such role."),
    };

    /// <summary>Returns the role with a name, which is compared exactly.</summary>
    /// <exception cref="AdministrationException">There is no such role; the message lists the roles.</exception>
    public static Role Parse(string name) => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => role!.Value.ToName() == name)
        ?? throw new AdministrationException($"\"{name}\" is not a role: use {string.Join(", ", All)}.");
}
