namespace WorkOrders.Application.Tenancy;

/// <summary>The names with which anyone on this machine can try out the API and the planning board.</summary>
public static class DemoUser
{
    /// <summary>The name of the demo tenant.</summary>
    public const string Tenant = "demo";

    /// <summary>The name of the user who plans on the board, with the role <see cref="Role.Dispatcher"/>.</summary>
    public const string Dispatcher = "dispatcher";
}
