using System.CommandLine;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Cli.Administration;

/// <summary>Arguments that several commands share.</summary>
internal static class Arguments
{
    /// <summary>Creates the argument for the name of a tenant.</summary>
    public static Argument<string> Tenant() => new("tenant") { Description = "The name of the tenant, such as acme.example." };

    /// <summary>Creates the argument for the name of an API user.</summary>
    public static Argument<string> User() => new("user")
    {
        Description = "The name of the user, such as erp. HTTP Basic sends it as user:password@tenant.",
    };

    /// <summary>Creates the argument for the label of an API key.</summary>
    public static Argument<string> Label() => new("label")
    {
        Description = "The purpose of the key, such as \"webshop\"; unique among the tenant's active keys.",
    };

    /// <summary>Creates the argument for the name of a role.</summary>
    public static Argument<string> Role() => new("role") { Description = $"What it may do: {string.Join(", ", RoleNames.All)}." };

    /// <summary>Creates the option for the role of a new user or key.</summary>
    public static Option<string> RoleOption() => new("--role")
    {
        Description = $"What it may do: {string.Join(", ", RoleNames.All)}.",
        DefaultValueFactory = _ => Application.Tenancy.Role.Admin.ToName(),
    };

    /// <summary>Creates the argument for the code of a technician.</summary>
    public static Argument<string> Technician() => new("technician")
    {
        Description = "The code of the technician (`code` of api/User), compared exactly.",
    };
}
