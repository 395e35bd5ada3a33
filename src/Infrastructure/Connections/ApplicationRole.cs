namespace WorkOrders.Infrastructure.Connections;

/// <summary>The role that the application works as: it cannot log in, owns nothing and is not a superuser.</summary>
internal static class ApplicationRole
{
    /// <summary>Its name, the same in every cluster.</summary>
    public const string Name = "workorders_app";
}
