namespace WorkOrders.Infrastructure.Connections;

/// <summary>The database role of the application. It cannot log in, owns nothing and is not a superuser.</summary>
internal static class ApplicationRole
{
    /// <summary>The role name, the same in every cluster.</summary>
    public const string Name = "workorders_app";
}
