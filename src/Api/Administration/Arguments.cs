using System.CommandLine;

namespace WorkOrders.Api.Administration;

/// <summary>The arguments that several commands share.</summary>
internal static class Arguments
{
    /// <summary>The tenant a command is about.</summary>
    public static Argument<string> Tenant() => new("tenant") { Description = "The tenant's name, such as acme.example." };

    /// <summary>The API user a command is about.</summary>
    public static Argument<string> User() => new("user") { Description = "The user's name, such as erp; in HTTP Basic it is sent as user:password@tenant." };

    /// <summary>The API key a command is about.</summary>
    public static Argument<string> Label() => new("label") { Description = "What the key is for, such as \"webshop\"; unique among the tenant's live keys." };
}
