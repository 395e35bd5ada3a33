using System.CommandLine;

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

    /// <summary>Creates the argument for the code of a technician.</summary>
    public static Argument<string> Technician() => new("technician")
    {
        Description = "The code of the technician (`code` of api/User), compared exactly.",
    };
}
